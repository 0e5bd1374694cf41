/** The closed lists of the product: every code that is stored, sent or named in a rule. Words for them live in `words/`. */

export const roles = ['admin', 'doctor', 'assistant', 'editor', 'patient'] as const;
export type Role = (typeof roles)[number];

/** The standard views of a head, in the order a protocol lists them. */
export const views = [
  'frontal',
  'superior',
  'vertex',
  'temporal_left',
  'temporal_right',
  'occipital',
  'trichoscopy',
] as const;
export type View = (typeof views)[number];

/** Whether a view shows single hairs and no head: nothing that is judged by a head's size, outline or pose applies. */
export const isCloseUp = (view: View): boolean => view === 'trichoscopy';

/** Side of the needle: photos taken before an injection show the effect of the sessions before it. */
export const timings = ['before_injection', 'after_injection'] as const;
export type Timing = (typeof timings)[number];

/** `replicate`: the head re-posed and re-combed on purpose, to learn the measuring error. */
export const purposes = ['primary', 'retake', 'replicate'] as const;
export type Purpose = (typeof purposes)[number];

export const photoStates = ['current', 'replaced', 'excluded'] as const;
export type PhotoState = (typeof photoStates)[number];

/** Where the capture time came from; `exif_branch_zone`: EXIF without an offset, read in the branch's zone. */
export const captureSources = ['exif', 'exif_branch_zone', 'entered', 'unknown'] as const;
export type CaptureSource = (typeof captureSources)[number];

export const visitKinds = ['consultation', 'session', 'review', 'historical'] as const;
export type VisitKind = (typeof visitKinds)[number];

export const visitStatuses = ['planned', 'done', 'cancelled'] as const;
export type VisitStatus = (typeof visitStatuses)[number];

export const datePrecisions = ['day', 'month', 'year'] as const;
export type DatePrecision = (typeof datePrecisions)[number];

export const sessionKinds = ['initial', 'maintenance', 'elsewhere', 'aborted'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** From which session "three months" and "six months" are counted. */
export const anchors = ['third_session', 'first_session', 'last_session'] as const;
export type Anchor = (typeof anchors)[number];

export const courseStates = ['active', 'stopped', 'completed'] as const;
export type CourseState = (typeof courseStates)[number];

export const milestones = ['baseline', 'after_third', 'three_months', 'six_months', 'twelve_months'] as const;
export type Milestone = (typeof milestones)[number];

/** What a doctor may decide at a milestone; that nothing measurable changed is an answer, and each of these an option. */
export const decisionKinds = ['go_on', 'add_sessions', 'maintenance', 'change_something', 'stop'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What became of a milestone in the clinic's figures: one of these for every course. The first six have reached it. */
export const milestoneFates = [
  'comparable',
  'retake',
  'late',
  'open',
  'lost',
  'missed',
  'not_reached',
  'not_applicable',
] as const;
export type MilestoneFate = (typeof milestoneFates)[number];

export const figureDivisions = ['all', 'zone', 'dose', 'co_treatment'] as const;

/** The first that holds, in this order (`not_applicable` last). */
export const milestoneStates = [
  'complete',
  'partial',
  'retake',
  'due',
  'overdue',
  'missed',
  'upcoming',
  'not_applicable',
] as const;
export type MilestoneState = (typeof milestoneStates)[number];

export const metrics = [
  'coverage',
  'part_width',
  'density',
  'calibre',
  'tv_ratio',
  'cht',
  'pull',
  'gpa',
  'shedding',
  'satisfaction',
  'pain',
  'stage_norwood',
  'stage_ludwig',
  'stage_sinclair',
  'salt',
  'dlqi',
] as const;
export type Metric = (typeof metrics)[number];

export const verdictCodes = [
  'within_noise',
  'improvement',
  'worsening',
  'not_comparable',
  'no_verdict',
] as const;
export type VerdictCode = (typeof verdictCodes)[number];

export const visibilities = ['probably_not_visible', 'likely_visible'] as const;
export type Visibility = (typeof visibilities)[number];

export const grades = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof grades)[number];

export const severities = ['pass', 'warn', 'refuse'] as const;
export type Severity = (typeof severities)[number];

export const hairStates = ['dry', 'wet', 'product', 'unknown'] as const;
export type HairState = (typeof hairStates)[number];

/** Shaved < 3 mm, < 1 cm, 1–3, 3–10, > 10 cm: in order, so that a difference of two is two classes. */
export const lengthClasses = ['shaved', 'under_1cm', 'from_1_to_3cm', 'from_3_to_10cm', 'over_10cm'] as const;
export type LengthClass = (typeof lengthClasses)[number];

export const partPositions = ['none', 'midline', 'left', 'right'] as const;
export type PartPosition = (typeof partPositions)[number];

export const patterns = ['male', 'female'] as const;
export type Pattern = (typeof patterns)[number];

/** What else is done to hair or to its looks, beside plasma: what is taken or used for a time, then what is done at once. */
export const treatmentKinds = [
  'topical_minoxidil',
  'oral_minoxidil',
  'finasteride',
  'dutasteride',
  'laser',
  'microneedling',
  'supplements',
  'other',
  'hair_transplant',
  'haircut',
  'dye',
] as const;
export type TreatmentKind = (typeof treatmentKinds)[number];

/** Whether it is done on one day, so that there is nothing to stop. */
export const isDoneAtOnce = (kind: TreatmentKind): boolean =>
  kind === 'hair_transplant' || kind === 'haircut' || kind === 'dye';

/** Texts that the clinic writes for its patients. */
export const clinicTexts = ['aftercare', 'information'] as const;
export type ClinicText = (typeof clinicTexts)[number];

/** Hours elapse on any clock; days end with the calendar day. */
export const windowUnits = ['hours', 'days'] as const;
export type WindowUnit = (typeof windowUnits)[number];

export const windowStates = ['ahead', 'now', 'over'] as const;
export type WindowState = (typeof windowStates)[number];

/** Whether a visit has aftercare, or why it has none; the first that holds. */
export const aftercareStandings = [
  'no_session',
  'cancelled',
  'elsewhere',
  'runs',
  'not_given_yet',
  'aborted_without_end',
  'end_missing',
] as const;
export type AftercareStanding = (typeof aftercareStandings)[number];
/** What may go wrong around an injection into the scalp, the commonest first; `other` is said in words. */
export const adverseTerms = [
  'pain',
  'swelling',
  'bleeding',
  'bruising',
  'headache',
  'infection',
  'folliculitis',
  'fainting',
  'allergic_reaction',
  'increased_shedding',
  'other',
] as const;
export type AdverseTerm = (typeof adverseTerms)[number];

/** From this grade on an adverse event stays on the doctor's work list until it is closed (domain §3). */
export const graveFrom = 3;

/** How an adverse event ended, as a doctor closes it. */
export const adverseOutcomes = [
  'recovered',
  'recovered_with_traces',
  'not_recovered',
  'died',
  'not_known',
] as const;
export type AdverseOutcome = (typeof adverseOutcomes)[number];

export const sexes = ['female', 'male', 'withheld'] as const;
export type Sex = (typeof sexes)[number];

export const alignmentSources = ['identity', 'auto', 'landmarks', 'nudged', 'matrix'] as const;
export type AlignmentSource = (typeof alignmentSources)[number];

export const analysisStates = ['queued', 'running', 'done', 'failed'] as const;
export type AnalysisState = (typeof analysisStates)[number];

export const measurementSources = ['device', 'person', 'algorithm'] as const;
export type MeasurementSource = (typeof measurementSources)[number];

export const languages = ['en'] as const;
export type Language = (typeof languages)[number];

/** Where plasma is injected, front to back. */
export const zones = [
  'hairline',
  'frontal',
  'temporal_left',
  'temporal_right',
  'midscalp',
  'vertex',
  'occipital',
] as const;
export type Zone = (typeof zones)[number];

export const anticoagulants = ['acd_a', 'citrate_3_2', 'citrate_3_8', 'edta', 'heparin', 'other'] as const;
export type Anticoagulant = (typeof anticoagulants)[number];

/** What wakes the platelets before plasma is injected. */
export const activations = ['none', 'calcium_chloride', 'calcium_gluconate', 'thrombin', 'other'] as const;
export type Activation = (typeof activations)[number];

/** What was done against the pain; `none` stands alone. */
export const anaesthesias = ['none', 'topical_cream', 'ice', 'nerve_block', 'local', 'vibration'] as const;
export type Anaesthesia = (typeof anaesthesias)[number];

/** What is asked before every session; a yes is a warning to the doctor. */
export const safetyQuestions = [
  'nsaid7Days',
  'anticoagulants',
  'feverOrInfection',
  'pregnancy',
  'cancer',
  'systemicSteroid14Days',
  'localSteroid30Days',
  'smokingOver20',
] as const;
export type SafetyQuestion = (typeof safetyQuestions)[number];

/** Where a session's record stands: a `signed` one is changed by a doctor with a reason, and stays signed. */
export const recordStates = ['none', 'draft', 'signed'] as const;
export type RecordState = (typeof recordStates)[number];
