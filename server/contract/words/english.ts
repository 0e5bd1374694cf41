import { acceptance } from './en/acceptance.ts';
import { adverse } from './en/adverse.ts';
import { aftercare } from './en/aftercare.ts';
import { assess } from './en/assess.ts';
import { audit } from './en/audit.ts';
import { camera } from './en/camera.ts';
import { capture } from './en/capture.ts';
import { clinic } from './en/clinic.ts';
import { codes as clinicalCodes } from './en/clinical-codes.ts';
import { codes } from './en/codes.ts';
import { colourCard } from './en/colour-card.ts';
import { common } from './en/common.ts';
import { compare } from './en/compare.ts';
import { course } from './en/course.ts';
import { entry, scales } from './en/entered-values.ts';
import { setup, signIn } from './en/entrance.ts';
import { errors } from './en/errors.ts';
import { fieldProblems } from './en/field-problems.ts';
import { figures } from './en/figures.ts';
import { form } from './en/form.ts';
import { frame } from './en/frame.ts';
import { grid } from './en/grid.ts';
import { information } from './en/information.ts';
import { markings } from './en/markings.ts';
import { measures } from './en/measures.ts';
import { milestones } from './en/milestones.ts';
import { oldPhotos } from './en/old-photos.ts';
import { ownPassword } from './en/own-password.ts';
import { patient } from './en/patient.ts';
import { patients } from './en/patients.ts';
import { people } from './en/people.ts';
import { plan } from './en/plan.ts';
import { plannedVisit } from './en/planned-visit.ts';
import { problems } from './en/problems.ts';
import { progress } from './en/progress.ts';
import { protocol } from './en/protocol.ts';
import { reasons } from './en/reasons.ts';
import { reference } from './en/reference.ts';
import { align, region } from './en/region.ts';
import { repeatability } from './en/repeatability.ts';
import { report } from './en/report.ts';
import { sentences } from './en/sentences.ts';
import { lots, presets, record } from './en/session-record.ts';
import { settings } from './en/settings.ts';
import { texts } from './en/texts.ts';
import { today } from './en/today.ts';
import { treatments } from './en/treatments.ts';
import { visitForm } from './en/visit-form.ts';
import { zones } from './en/zones.ts';

/** The whole English catalogue; another language has the same shape. */
export const english = {
  codes: { ...codes, ...clinicalCodes },
  common,
  errors,
  fieldProblems,
  figures,
  form,
  frame,
  ownPassword,
  patient,
  problems,
  entry,
  scales,
  progress,
  protocol,
  setup,
  reasons,
  signIn,
  align,
  reference,
  region,
  sentences,
  today,
  treatments,
  aftercare,
  information,
  texts,
  acceptance,
  adverse,
  assess,
  audit,
  clinic,
  colourCard,
  course,
  milestones,
  patients,
  people,
  plan,
  plannedVisit,
  repeatability,
  report,
  lots,
  presets,
  record,
  settings,
  visitForm,
  zones,
  camera,
  capture,
  oldPhotos,
  compare,
  grid,
  markings,
  measures,
} as const;
