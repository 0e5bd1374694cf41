import type { Pattern, View } from './codes.ts';

/** One place of a protocol. The instruction is `protocol.instruction.<view>` of the catalogue. */
export type ProtocolView = { view: View; required: boolean };

/** An ordered set of views. Plain data without a schema, so that a page that lists them loads nothing else. */
export type Protocol = { pattern: Pattern; version: number; primaryView: View; views: ProtocolView[] };

const required = (view: View): ProtocolView => ({ view, required: true });
const optional = (view: View): ProtocolView => ({ view, required: false });

const views: ProtocolView[] = [
  required('superior'),
  required('vertex'),
  required('frontal'),
  required('temporal_left'),
  required('temporal_right'),
  optional('occipital'),
  optional('trichoscopy'),
];

/** The protocols of domain §2, by pattern of loss; the version is stored with every visit and course. */
export const protocols: Record<Pattern, Protocol> = {
  male: { pattern: 'male', version: 1, primaryView: 'vertex', views },
  female: { pattern: 'female', version: 1, primaryView: 'superior', views },
};
