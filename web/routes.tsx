import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { exec } from 'preact-iso/router';
import type { Role } from '../server/contract/codes.ts';
import { ChunkFailed } from './parts/page-failed.tsx';
import { loadWords } from './words.ts';

/** What every page is given: the named parts of its address and the query. */
export interface PageInput {
  params: Record<string, string>;
  query: Record<string, string>;
}

type PageModule = { default: ComponentType<PageInput> };

export interface PageRoute {
  path: string;
  page: ComponentType<PageInput> & { preload: () => Promise<unknown> };
  /** Who the page is for; the server decides again. `'anyone'`: before signing in. */
  open: readonly Role[] | 'anyone';
}

const staff = ['admin', 'doctor', 'assistant'] as const;

/** Pages that are open before a patient is: they say none of the clinical codes, and come without them. */
const first: readonly string[] = ['/setup', '/sign-in', '/'];

/**
 * A page is fetched when it is first needed, with the files of words it says (`words/en/<name>.ts`); where that
 * fails, the way on is to load again.
 */
const route = (
  path: string,
  open: PageRoute['open'],
  words: readonly string[],
  load: () => Promise<PageModule>,
): PageRoute => ({
  path,
  open,
  page: lazy<ComponentType<PageInput>>(() =>
    Promise.all([load(), loadWords(first.includes(path) ? words : ['clinical-codes', ...words])]).then(
      ([page]) => page,
      () => ({ default: ChunkFailed }),
    ),
  ),
});

/** Address → page, one file a page. */
export const routes: PageRoute[] = [
  route('/setup', 'anyone', ['entrance'], () => import('./pages/setup.tsx')),
  route('/sign-in', 'anyone', ['entrance'], () => import('./pages/sign-in.tsx')),
  route('/', staff, ['today'], () => import('./pages/today.tsx')),
  route('/patients', staff, ['patients', 'patient', 'measures'], () => import('./pages/patients.tsx')),
  route('/patients/new', staff, ['patients'], () => import('./pages/patient-new.tsx')),
  route(
    '/patients/:id',
    staff,
    [
      'patient',
      'milestones',
      'treatments',
      'adverse',
      'old-photos',
      'plan',
      'planned-visit',
      'measures',
      'sentences',
      'reasons',
    ],
    () => import('./pages/patient.tsx'),
  ),
  route(
    '/patients/:id/compare',
    staff,
    [
      'patient',
      'compare',
      'markings',
      'reference',
      'acceptance',
      'measures',
      'milestones',
      'sentences',
      'reasons',
    ],
    () => import('./pages/compare.tsx'),
  ),
  route(
    '/patients/:id/progress',
    staff,
    [
      'patient',
      'progress',
      'plan',
      'entered-values',
      'treatments',
      'measures',
      'milestones',
      'sentences',
      'reasons',
    ],
    () => import('./pages/progress.tsx'),
  ),
  route(
    '/patients/:id/assess',
    ['admin', 'doctor'],
    ['patient', 'assess', 'compare', 'sentences', 'reasons'],
    () => import('./pages/assess.tsx'),
  ),
  route(
    '/patients/:id/report',
    staff,
    [
      'patient',
      'report',
      'compare',
      'progress',
      'treatments',
      'measures',
      'milestones',
      'sentences',
      'reasons',
    ],
    () => import('./pages/report.tsx'),
  ),
  route('/patients/:id/align', staff, ['patient', 'region'], () => import('./pages/align.tsx')),
  route('/patients/:id/region', staff, ['patient', 'region'], () => import('./pages/region.tsx')),
  route('/patients/:id/edit', staff, ['patient', 'patients'], () => import('./pages/patient-edit.tsx')),
  route(
    '/patients/:id/audit',
    ['admin', 'doctor'],
    ['patient', 'audit'],
    () => import('./pages/patient-audit.tsx'),
  ),
  route('/patients/:id/visits/new', staff, ['patient', 'visit-form'], () => import('./pages/visit-new.tsx')),
  route('/patients/:id/courses/new', staff, ['patient', 'course'], () => import('./pages/course-new.tsx')),
  route(
    '/visits/:id',
    staff,
    [
      'patient',
      'capture',
      'adverse',
      'acceptance',
      'entered-values',
      'session-record',
      'measures',
      'reference',
      'protocol',
      'reasons',
      'sentences',
    ],
    () => import('./pages/visit.tsx'),
  ),
  route(
    '/visits/:id/aftercare',
    staff,
    ['patient', 'aftercare'],
    () => import('./pages/visit-aftercare.tsx'),
  ),
  route('/information', staff, ['information'], () => import('./pages/information.tsx')),
  route(
    '/patients/:id/old-photos',
    staff,
    ['patient', 'capture', 'old-photos'],
    () => import('./pages/old-photos.tsx'),
  ),
  route(
    '/visits/:id/record',
    staff,
    ['patient', 'session-record', 'zones', 'reasons', 'sentences'],
    () => import('./pages/session-record.tsx'),
  ),
  route('/patients/:id/photos', staff, ['patient', 'grid'], () => import('./pages/patient-photos.tsx')),
  route(
    '/courses/:id',
    staff,
    ['patient', 'course', 'plan', 'planned-visit', 'measures'],
    () => import('./pages/course.tsx'),
  ),
  route(
    '/courses/:id/review/:milestone',
    staff,
    [
      'patient',
      'plan',
      'report',
      'assess',
      'compare',
      'progress',
      'treatments',
      'measures',
      'milestones',
      'sentences',
      'reasons',
    ],
    () => import('./pages/course-review.tsx'),
  ),
  route('/figures', ['admin', 'doctor'], ['figures', 'measures'], () => import('./pages/figures.tsx')),
  route('/figures/:id', ['admin', 'doctor'], ['figures', 'measures'], () => import('./pages/figure-set.tsx')),
  route('/settings/people', ['admin'], ['settings', 'people'], () => import('./pages/people.tsx')),
  route(
    '/settings/clinic',
    ['admin'],
    ['settings', 'clinic', 'entrance'],
    () => import('./pages/clinic.tsx'),
  ),
  route('/lots', staff, ['session-record'], () => import('./pages/lots.tsx')),
  route(
    '/settings/kit-presets',
    ['admin', 'doctor'],
    ['settings', 'session-record'],
    () => import('./pages/kit-presets.tsx'),
  ),
  route(
    '/settings/aftercare',
    staff,
    ['settings', 'texts', 'aftercare'],
    () => import('./pages/aftercare-text.tsx'),
  ),
  route(
    '/settings/information',
    staff,
    ['settings', 'texts', 'information'],
    () => import('./pages/information-text.tsx'),
  ),
  route(
    '/settings/colour-card',
    ['admin'],
    ['settings', 'colour-card'],
    () => import('./pages/colour-card.tsx'),
  ),
  route(
    '/settings/repeatability',
    staff,
    ['settings', 'repeatability', 'measures', 'sentences', 'reasons'],
    () => import('./pages/repeatability.tsx'),
  ),
  route('/settings/audit', ['admin'], ['settings', 'audit'], () => import('./pages/audit.tsx')),
];

const notFound = route('', 'anyone', [], () => import('./pages/not-found.tsx'));

/** The page at a path, the page for nothing there where there is none. */
export const findRoute = (path: string): PageRoute =>
  routes.find((each) => exec(path, each.path) !== undefined) ?? notFound;

/** Fetches a page's code before it is asked to render, beside the question who is signed in. */
export function preloadPage(path: string): void {
  void findRoute(path).page.preload();
}
