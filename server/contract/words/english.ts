import { codes } from './en/codes.ts';
import { common } from './en/common.ts';
import { setup, signIn } from './en/entrance.ts';
import { errors } from './en/errors.ts';
import { form } from './en/form.ts';
import { frame } from './en/frame.ts';
import { patient } from './en/patient.ts';
import { problems } from './en/problems.ts';
import { protocol } from './en/protocol.ts';
import { reasons } from './en/reasons.ts';
import { sentences } from './en/sentences.ts';
import { today } from './en/today.ts';

/** The whole English catalogue; another language has the same shape. */
export const english = {
  codes,
  common,
  errors,
  form,
  frame,
  patient,
  problems,
  protocol,
  setup,
  reasons,
  signIn,
  sentences,
  today,
} as const;
