import { type Static, Type } from 'typebox';
import type { Pattern, View } from './codes.ts';
import { strictObject, View as ViewField } from './fields.ts';

/** One place of a protocol. The instruction is `protocol.instruction.<view>` of the catalogue. */
export const ProtocolView = strictObject({ view: ViewField, required: Type.Boolean() });
export type ProtocolView = Static<typeof ProtocolView>;

export const Protocol = strictObject({
  pattern: Type.Enum(['male', 'female']),
  version: Type.Integer({ minimum: 1 }),
  primaryView: ViewField,
  views: Type.Array(ProtocolView),
});
export type Protocol = Static<typeof Protocol>;

const required = (view: View): ProtocolView => ({ view, required: true });
const optional = (view: View): ProtocolView => ({ view, required: false });

/** The protocols of domain §2, by pattern of loss; the version is stored with every visit and course. */
export const protocols: Record<Pattern, Protocol> = {
  male: {
    pattern: 'male',
    version: 1,
    primaryView: 'vertex',
    views: [
      required('superior'),
      required('vertex'),
      required('frontal'),
      required('temporal_left'),
      required('temporal_right'),
      optional('occipital'),
      optional('trichoscopy'),
    ],
  },
  female: {
    pattern: 'female',
    version: 1,
    primaryView: 'superior',
    views: [
      required('superior'),
      required('vertex'),
      required('frontal'),
      required('temporal_left'),
      required('temporal_right'),
      optional('occipital'),
      optional('trichoscopy'),
    ],
  },
};
