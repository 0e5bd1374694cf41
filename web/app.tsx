import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import type { SignedIn } from '../server/contract/people.ts';
import { Busy, Empty, ProblemNotice } from './parts/feedback.tsx';
import { Frame } from './parts/frame.tsx';
import { PageCrashed } from './parts/page-failed.tsx';
import { Toasts } from './parts/toast.tsx';
import { findRoute, routes } from './routes.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { t } from './words.ts';

export function App() {
  return (
    <LocationProvider>
      <SessionProvider>
        <Gate />
        <Toasts />
      </SessionProvider>
    </LocationProvider>
  );
}

/** Nobody passes but those the page is for: to setup, to sign-in, or in. */
function Gate() {
  const { who, setupNeeded, problem } = useSession();
  const { path, url, route } = useLocation();
  const open = findRoute(path).open;
  const bare = path === '/setup' || path === '/sign-in';

  useEffect(() => {
    if (who === undefined) return;
    if (who === null && setupNeeded && path !== '/setup') route('/setup', true);
    else if (who === null && !setupNeeded && path !== '/sign-in') route(signInPath(url), true);
  }, [who, setupNeeded, path, url, route]);

  if (problem !== undefined) {
    return (
      <main class="page page-narrow">
        <ProblemNotice problem={problem} onRetry={() => location.reload()} />
      </main>
    );
  }
  if (who === undefined) return <Waiting />;
  if (bare) return <Pages />;
  if (who === null) return <Waiting />;
  const allowed = open === 'anyone' || who.person.roles.some((role) => open.includes(role));
  return <Frame who={who}>{allowed ? <Pages /> : <NotYours who={who} />}</Frame>;
}

/** After signing in the person comes back to where the session ended. */
const signInPath = (url: string) =>
  url === '/' || url === '/setup' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(url)}`;

const Waiting = () => (
  <main class="page page-narrow">
    <Busy />
  </main>
);

function NotYours({ who }: { who: SignedIn }) {
  const opensOthers = routes.some(
    ({ open }) => open !== 'anyone' && who.person.roles.some((role) => open.includes(role)),
  );
  return (
    <div class="page page-narrow">
      {opensOthers ? (
        <Empty title={t('frame.notYourPage')} text={t('frame.notYourPageText')} />
      ) : (
        <Empty title={t('frame.notYours')} text={t('frame.notYoursText')} />
      )}
    </div>
  );
}

function Pages() {
  const [opening, setOpening] = useState(false);
  const [crash, resetCrash] = useErrorBoundary();
  const { path } = useLocation();
  useEffect(() => {
    if (crash) resetCrash();
    // Only a new address may clear a crashed page, not the crash itself.
  }, [path]);
  if (crash) return <PageCrashed />;
  return (
    <>
      <Router onLoadStart={() => setOpening(true)} onLoadEnd={() => setOpening(false)}>
        {routes.map((each) => (
          <Route key={each.path} path={each.path} component={each.page} />
        ))}
        <Route default component={findRoute('/404/nothing').page} />
      </Router>
      {opening && <Opening />}
    </>
  );
}

const Opening = () => (
  <div class="opening">
    <Busy />
  </div>
);
