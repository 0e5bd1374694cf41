import { codes } from './en/codes.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { form } from './en/form.ts';
import { frame } from './en/frame.ts';
import { patient } from './en/patient.ts';
import { problems } from './en/problems.ts';
import { protocol } from './en/protocol.ts';

/** The whole English catalogue; another language has the same shape. */
export const english = { codes, common, errors, form, frame, patient, problems, protocol } as const;
