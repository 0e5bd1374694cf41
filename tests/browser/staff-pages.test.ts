import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFindings } from '../support/accessibility.ts';
import { launchBrowser, openPage, screens } from '../support/browser.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let browser: Browser;
let clinic: TestClinic;
let doctor: Visitor;
let patientId: string;
let courseId: string;
let sessionId: string;

beforeAll(async () => {
  browser = await launchBrowser();
  clinic = await startClinic();
  doctor = await clinic.signedIn('doctor', 'admin');
  const patient = { name: 'İpek Çağlar Örnek', pattern: 'female', yearOfBirth: 1990 };
  patientId = (await doctor.post('/api/patients', patient)).body.id;
  await doctor.post('/api/patients', { name: 'Another Example', pattern: 'male' });
  const course = { sessionsPlanned: 3 };
  courseId = (await doctor.post(`/api/patients/${patientId}/courses`, course)).body.id;
  for (const [date, kind, status] of [
    ['2026-02-10', 'consultation', 'done'],
    ['2026-03-01', 'session', 'done'],
    ['2026-03-10', 'review', 'planned'],
    ['2026-04-01', 'session', 'planned'],
  ]) {
    const visit = {
      date,
      kind,
      status,
      courseId,
      ...(kind === 'session' && { session: { kind: 'initial' } }),
    };
    const entered = await doctor.post(`/api/patients/${patientId}/visits`, visit);
    expect(entered.status).toBe(201);
    if (kind === 'session') sessionId = entered.body.id;
  }
});
afterAll(async () => {
  await browser.close();
  await clinic.close();
});

const pages = (): Record<string, string> => ({
  Today: '/',
  Patients: '/patients',
  'New patient': '/patients/new',
  Timeline: `/patients/${patientId}`,
  Edit: `/patients/${patientId}/edit`,
  'Audit trail': `/patients/${patientId}/audit`,
  'New visit': `/patients/${patientId}/visits/new`,
  'New course': `/patients/${patientId}/courses/new`,
  'Course 1': `/courses/${courseId}`,
  'Session record': `/visits/${sessionId}/record`,
  Lots: '/lots?lot=LOT-1',
  'Settings: Session presets': '/settings/kit-presets',
  'Settings: Clinic': '/settings/clinic',
  'Settings: People': '/settings/people',
  'Settings: Measuring error': '/settings/repeatability',
  'Settings: Audit trail': '/settings/audit',
  'Not found': '/no/such/page',
});

const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.locator('.busy').count()).toBe(0);
};

describe('the pages of the staff', () => {
  for (const [name, screen] of Object.entries({
    'a desk by day': screens.desk,
    'a tablet at night': { ...screens.tablet, dark: true },
    'a phone by day': screens.phone,
    'a phone at night': { ...screens.phone, dark: true },
  })) {
    it(`are open to everyone and fit on ${name}`, async () => {
      const { page, complaints, context } = await openPage(browser, doctor, screen);
      for (const [title, path] of Object.entries(pages())) {
        await page.goto(path);
        await settled(page);
        await expect.poll(() => page.title(), { message: path }).toContain(title);
        expect(await accessibilityFindings(page), path).toEqual([]);
        const overflowPx = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflowPx, `${path} scrolls sideways`).toBe(0);
      }
      expect(complaints).toEqual([]);
      await context.close();
    });
  }

  it('a patient is found by part of a name without its accents, and the name never stands in the address', async () => {
    const { page, complaints, context } = await openPage(browser, doctor);
    await page.goto('/patients');
    await page.getByRole('searchbox').fill('ipek cag');
    await page.getByText('1 patient', { exact: true }).waitFor();
    await page.getByRole('link', { name: /Örnek/ }).click();
    await page.getByRole('heading', { level: 1, name: /Örnek/ }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(`${page.url()} ${await page.title()}`).not.toMatch(/ipek|rnek/i);
    await page.goBack();
    await page.getByText('1 patient', { exact: true }).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('ipek cag');
    expect(page.url()).not.toContain('ipek');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('two people change one thing: nothing is overwritten unasked and no entry is lost', async () => {
    const { page, complaints, expectStatus, context } = await openPage(browser, doctor);
    expectStatus(412);
    await page.goto(`/patients/${patientId}/edit`);
    await page.getByLabel('Phone').fill('0212 000 00 00');
    const { version } = (await doctor.get(`/api/patients/${patientId}`)).body;
    await doctor.patch(`/api/patients/${patientId}`, version, { note: 'Prefers mornings' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Phone').inputValue()).toBe('0212 000 00 00');
    await page.getByRole('button', { name: 'Save my entries over it' }).click();
    await page.waitForURL(`**/patients/${patientId}`);
    const saved = (await doctor.get(`/api/patients/${patientId}`)).body;
    expect(saved).toMatchObject({ phone: '0212 000 00 00', note: 'Prefers mornings' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a course is made and its first session planned; the line of time and the milestones follow', async () => {
    const { body } = await doctor.post('/api/patients', { name: 'Third Example', pattern: 'male' });
    const { page, complaints, context } = await openPage(browser, doctor);
    await page.goto(`/patients/${body.id}`);
    await page.getByText('No visits yet').waitFor();
    await page.getByRole('link', { name: 'New course' }).click();
    await page.getByLabel('Sessions planned').fill('4');
    await page.getByRole('button', { name: 'Add the course' }).click();
    await page.getByRole('heading', { name: 'After the third session' }).waitFor();
    await page.getByRole('link', { name: 'New visit' }).click();
    await page.getByText('Session', { exact: true }).click();
    await page.getByLabel('Date').fill('2099-05-04');
    await page.getByRole('button', { name: 'Plan the visit' }).click();
    await page.locator('time', { hasText: '4 May 2099' }).waitFor();
    const { courses, visits } = (await doctor.get(`/api/patients/${body.id}/timeline`)).body;
    expect(courses).toMatchObject([{ sessionsPlanned: 4, primaryMetric: 'coverage', primaryView: 'vertex' }]);
    expect(visits).toMatchObject([{ kind: 'session', status: 'planned', date: '2099-05-04' }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a form says what is missing where it is missing, and the first of it has the focus', async () => {
    const { page, complaints, context } = await openPage(browser, doctor);
    await page.goto('/patients/new');
    await page.getByRole('button', { name: 'Add the patient' }).click();
    await page.getByText('Please check 2 entries below.').waitFor();
    const name = page.getByLabel('Name');
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await name.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('an assistant is led to the settings that are open to all staff, and told so at the address of others', async () => {
    const assistant = await clinic.signedIn('assistant');
    const { page, complaints, context } = await openPage(browser, assistant);
    await page.goto('/settings/people');
    await page.getByText('This page is not open to you').waitFor();
    const settings = page.getByRole('link', { name: 'Settings' });
    expect(await settings.getAttribute('href')).toBe('/settings/repeatability');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a doctor finds by keyboard who did what in a patient’s record; an assistant is not led there', async () => {
    const { body } = await doctor.post('/api/patients', { name: 'Fourth Example', pattern: 'male' });
    const other = await clinic.signedIn('doctor');
    const { page, complaints, context } = await openPage(browser, other);
    await page.goto(`/patients/${body.id}/edit`);
    await page.getByRole('link', { name: 'See who did what in this record' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/patients/${body.id}/audit`);
    const { person } = (await doctor.get('/api/session')).body;
    await page.getByRole('row', { name: `${person.name} created a patient` }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(complaints).toEqual([]);
    await context.close();

    const assistant = await openPage(browser, await clinic.signedIn('assistant'));
    await assistant.page.goto(`/patients/${body.id}/edit`);
    await settled(assistant.page);
    expect(await assistant.page.getByRole('link', { name: /who did what/ }).count()).toBe(0);
    await assistant.page.goto(`/patients/${body.id}/audit`);
    await assistant.page.getByText('This page is not open to you').waitFor();
    expect(assistant.complaints).toEqual([]);
    await assistant.context.close();
  });
});
