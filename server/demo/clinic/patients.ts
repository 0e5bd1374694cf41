import { femalePatients } from './female-patients.ts';
import { malePatients } from './male-patients.ts';
import type { PatientPlan } from './plan.ts';

/** The twelve patients of the demonstration, in the order their pictures are taken. */
export const demonstrationPatients: readonly PatientPlan[] = [...malePatients, ...femalePatients];
