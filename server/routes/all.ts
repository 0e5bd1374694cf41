import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.ts';
import { analysisRoutes } from './analysis.ts';
import { assessmentRoutes } from './assessments.ts';
import { auditRoutes } from './audit.ts';
import { clinicRoutes } from './clinic.ts';
import { compareRoutes } from './compare.ts';
import { courseRoutes } from './courses.ts';
import { demonstrationRoutes } from './demonstration.ts';
import { healthRoutes } from './health.ts';
import { measurementRoutes } from './measurements.ts';
import { measuringRoutes } from './measuring.ts';
import { patientRoutes } from './patients.ts';
import { peopleRoutes } from './people.ts';
import { photoFileRoutes } from './photo-files.ts';
import { photoRoutes } from './photos.ts';
import { progressRoutes } from './progress.ts';
import { referenceRoutes } from './references.ts';
import { repeatabilityRoutes } from './repeatability.ts';
import { sessionRoutes } from './session.ts';
import { setupRoutes } from './setup.ts';
import { timelineRoutes } from './timeline.ts';
import { visitRoutes } from './visits.ts';

/** Every noun of the interface, one line each. */
export async function apiRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(setupRoutes, deps);
  await app.register(demonstrationRoutes, deps);
  await app.register(sessionRoutes, deps);
  await app.register(peopleRoutes, deps);
  await app.register(clinicRoutes, deps);
  await app.register(patientRoutes, deps);
  await app.register(photoRoutes, deps);
  await app.register(photoFileRoutes, deps);
  await app.register(courseRoutes, deps);
  await app.register(visitRoutes, deps);
  await app.register(timelineRoutes, deps);
  await app.register(analysisRoutes, deps);
  await app.register(referenceRoutes, deps);
  await app.register(measurementRoutes, deps);
  await app.register(measuringRoutes, deps);
  await app.register(compareRoutes, deps);
  await app.register(progressRoutes, deps);
  await app.register(assessmentRoutes, deps);
  await app.register(repeatabilityRoutes, deps);
  await app.register(auditRoutes, deps);
  await app.register(healthRoutes, deps);
}
