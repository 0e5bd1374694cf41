import { recordReasons } from './record-reasons.ts';

/**
 * Why something is not comparable, unusual or refused: one plain sentence a code, with what to do where there is
 * something to do. Braces name the values that the code carries.
 */
export const reasons = {
  // Milestones
  no_session_given: 'The course ended before a session was given.',
  ended_before_third_session: 'The course ended before its third session (given: {{sessions}}).',
  fewer_than_three_sessions_planned: 'The plan has fewer than three sessions ({{sessions}}).',
  counted_from_last_session: 'There is no third session: the months are counted from the last one.',
  reviewed_before_move_late: 'Reviewed before the sessions were moved: the visit now lies after the window.',
  reviewed_before_move_early:
    'Reviewed before the sessions were moved: the visit now lies before the window.',
  before_window: 'The visit lies before the milestone opens, on {{opensOn}}. Choose a later visit.',
  window_open_ended:
    'The milestone has no date yet, because the sessions it is counted from were not given. Record them first.',
  visit_without_photos: 'The visit has no photo of this patient that counts. Choose a visit with photos.',
  view_missing: 'There is no photo of the $t(sentences.view.{{view}}).',

  // One photo
  photo_excluded: 'The photo was excluded from comparison.',
  photo_replaced: 'A retake has replaced this photo.',
  historical_value_not_accepted: 'It was entered at a visit of old photos that no doctor has accepted yet.',
  historical_not_accepted: 'These are old photos that no doctor has accepted as comparable yet.',
  after_injection: 'The photo was taken after the injection, when the scalp is swollen.',
  soon_after_injection:
    'The photo was taken {{days}} days after an injection; swelling may remain for two weeks. Photograph before the next injection.',
  hair_state_unknown: 'Nobody noted whether the hair was dry. Tick the preparation of the visit.',
  hair_wet: 'The hair was wet: wet hair clumps and shows more scalp. Dry it, then retake the photo.',
  hair_product:
    'There was product or fibre in the hair, which looks like density. Wash it out, then retake the photo.',
  combed_differently:
    'The hair was not combed the same way. Comb it as on the reference, or as it will be combed at every visit, then retake the photo.',
  quality_pending: 'The photo has not been analysed yet.',
  clipped:
    '{{percent, number(maximumFractionDigits: 1)}} % of the head is burnt out or black. Use softer light where it is white, more light where it is black, then retake the photo.',
  clipped_picture:
    '{{percent, number(maximumFractionDigits: 1)}} % of the picture is burnt out or black. Use softer light where it is white, more light where it is black, then retake the photo.',
  head_width_unknown:
    'The head could not be outlined, so its size in the picture is not known. Take all of it into the picture, before a plain background.',
  head_small:
    'The head is only {{widthPx, number(maximumFractionDigits: 0)}} pixels wide. Step closer or use the main camera.',
  card_incomplete:
    'Only part of the colour card is in the picture ({{corners}} of its 4 corners can be read), so it is not used. Lay it flat beside the head, all of it in the picture.',
  card_bent: 'The colour card is bent, so it is not used. Lay it flat or glue it on a board.',
  card_clipped:
    'The colour card is burnt out or black in the picture, so it is not used. Soften the light or expose less.',
  card_unclear:
    'A shadow, a reflection or a finger lies on the colour card, so it is not used. Turn it to even light.',
  card_in_one_only:
    'The colour card is in this photo only, or in the reference only, so it was not used. Lay it into every photo.',
  cards_differ:
    'The colour card of this photo and that of the reference do not agree, so they were not used. Use the very same print in the same kind of light.',
  card_lit_differently:
    'The colour card was lit differently from the head, so it was not used. Lay it beside the head, in the same light.',
  light_unknown:
    'Too little of the head outside the measured region is shown by both photos to compare their light. Bring all of the head into the frame, or lay a colour card into every photo.',
  light_pending: 'The light of the photo has not been compared with the reference yet. Align it again.',
  no_reference: 'There is no reference photo of this view to compare with.',
  alignment_pending: 'The photo has not been aligned with the reference yet.',
  alignment_refused:
    'The photo could not be aligned with the reference. Set landmarks by hand, or retake it.',
  alignment_not_found:
    'The head could not be found in the reference’s place. Set landmarks by hand, or retake it.',
  close_up_place_unknown:
    'Whether the two close-ups show the same place of the scalp is not checked. Look whether the same hairs stand in both, and set landmarks by hand.',
  alignment_tilted:
    'The head is nodded or turned against the reference (by {{percent, number(maximumFractionDigits: 0)}} % of its width). Retake it in the position of the ghost.',
  alignment_not_repeatable:
    'Aligning there and back again ended {{percent, number(maximumFractionDigits: 1)}} % of the head’s width off. Set landmarks by hand, or retake it.',
  alignment_not_confirmed:
    'The fine structure does not show that this is the same head in the same place ({{agreePercent, number(maximumFractionDigits: 0)}} % agree). Look whether it is the right patient, then set landmarks by hand.',
  alignment_unsure:
    'Too little agrees to tell how far the head is turned or nodded against the reference. Retake it in the position of the ghost, or set landmarks by hand.',
  head_cut_off:
    'Only {{percent, number(maximumFractionDigits: 0)}} % of the head is in the picture. Bring all of it into the frame.',
  region_not_visible:
    'Only {{percent, number(maximumFractionDigits: 0)}} % of the measured region is in the picture, too little to measure it. Bring all of it into the frame.',
  hair_and_skin_alike:
    'Hair and skin look too alike in the region to tell one from the other. Retake it in softer, brighter light.',
  part_not_visible:
    'Not all of the part is in the picture, or too little hair beside it. Bring all of the head into the frame.',
  part_not_found:
    'No part is to be seen at one of its three points. Comb the part along them, or move the points to the part, then measure again.',
  measuring_waits: 'The photo still waits to be measured. Its value comes by itself.',
  measuring_failed:
    'Measuring the photo broke off. Align it again, which measures it again; if it breaks off once more, retake it.',
  not_measured:
    'The photo was not measured where the reference is measured now. Align it again, which measures it again.',
  alignment_unmeasured: 'How well the photo lies on the reference was not measured.',
  overlap_low:
    'Only {{percent, number(maximumFractionDigits: 0)}} % of the measured region is in the picture. Bring all of it into the frame.',
  mirrored:
    'A photo was saved as a mirror shows it; it is laid over the other one the right way round. Switch the mirroring of the camera off.',
  rotated:
    'The camera was turned by {{degrees, number(maximumFractionDigits: 1)}}° against the reference. Hold the camera level.',
  tilted:
    'The head is turned or nodded by {{degrees, number(maximumFractionDigits: 0)}}° against the reference. Retake it in the position of the ghost.',
  tilt_unknown:
    'How far the head was turned or nodded against the reference is not known. Look whether it is held as in the ghost.',
  too_near:
    'The photo was taken closer: the head is {{percent, number(maximumFractionDigits: 0)}} % larger than at the reference. Step back.',
  too_far:
    'The photo was taken from farther away: the head is {{percent, number(maximumFractionDigits: 0)}} % smaller than at the reference. Step closer.',

  // Two photos
  different_patient: 'The two photos belong to different patients.',
  different_view: 'The two show different views.',
  different_reference: 'The two were measured against different references.',
  softer:
    '$t(sentences.photoFirst.{{photo}}) is softer than $t(sentences.photo.{{beside}}): it has {{percent, number(maximumFractionDigits: 0)}} % of its sharpness. Use the same camera, clean its lens, hold it still and let it focus, then retake the photo.',
  sharper:
    '$t(sentences.photoFirst.{{photo}}) is sharper than $t(sentences.photo.{{beside}}), which has only {{percent, number(maximumFractionDigits: 0)}} % of its sharpness. Keep it, and compare it with another photo that is as sharp; a doctor can make that one the reference.',
  exposure_brighter:
    '$t(sentences.photoFirst.{{photo}}) is {{percent, number(maximumFractionDigits: 0)}} % brighter than $t(sentences.photo.{{beside}}). Look at the pair with the exposure matched. Set lamp and exposure as for the reference, then retake the photo.',
  exposure_darker:
    '$t(sentences.photoFirst.{{photo}}) is {{percent, number(maximumFractionDigits: 0)}} % darker than $t(sentences.photo.{{beside}}). Look at the pair with the exposure matched. Set lamp and exposure as for the reference, then retake the photo.',
  different_device: 'They were taken with two cameras. Use the one of the reference, where it can be had.',
  hair_longer:
    'On $t(sentences.photo.{{photo}}) the hair is $t(sentences.classes.{{classes}}) longer than on $t(sentences.photo.{{beside}}). Choose a new reference with hair of this length, or photograph it again when it is cut as it was.',
  hair_shorter:
    'On $t(sentences.photo.{{photo}}) the hair is $t(sentences.classes.{{classes}}) shorter than on $t(sentences.photo.{{beside}}). Choose a new reference after the haircut, or photograph it again when it has grown.',
  part_position_differs: 'The part was in another place. Part the hair where it is parted on the reference.',
  replicate_copy:
    'The two are one picture, stored twice: it has no measuring error. A replicate is taken after the head was posed and combed anew.',
  replicate_burst:
    'The two were taken {{seconds, number(maximumFractionDigits: 0)}} s apart, of one pose. A replicate is taken after the head was posed and combed anew.',
  dyed_between: 'The hair was dyed in between, on {{on}}. Choose a new reference, taken after the dye.',

  haircut_between:
    'The hair was cut in between ({{on}}), and how long it was is not noted for both visits. Note the length class, so that like is held against like.',

  // What else was done between two photos
  treatment_begun_between:
    '$t(codes.treatment.{{treatment}}) was begun in between ({{on}}): it may have its share in what changed.',
  treatment_stopped_between:
    '$t(codes.treatment.{{treatment}}) was stopped in between ({{on}}): it may have its share in what changed.',
  named_treatment_begun_between:
    '{{name}} was begun in between ({{on}}): it may have its share in what changed.',
  named_treatment_stopped_between:
    '{{name}} was stopped in between ({{on}}): it may have its share in what changed.',
  transplanted_between:
    'Hair was transplanted in between ({{on}}): what changed cannot be put down to plasma. Choose a new reference, taken after the transplant has grown.',

  // What else is done to the hair, as entered
  treatment_in_future: 'It cannot have begun or ended after today.',
  treatment_stopped_before_begun: 'It cannot have been stopped before it was begun.',
  treatment_unnamed: 'Say what the other treatment is.',
  treatment_done_at_once: '$t(codes.treatment.{{treatment}}) is done on one day: there is nothing to stop.',

  // An adverse event, as entered
  adverse_event_in_future: 'It cannot have begun or ended in the future.',
  adverse_event_ended_before_onset: 'It cannot have ended before it began.',
  adverse_event_two_ends: 'Say how long it lasted or when it ended, not both.',
  adverse_event_unnamed: 'Say in words what happened.',
  adverse_event_death_ungraded: 'Grade 5 and the outcome “Died” belong together: one of the two is wrong.',

  // Two values
  value_missing_before: 'The value before is missing: $t(codes.metric.{{metric}}).',
  value_missing_after: 'The value after is missing: $t(codes.metric.{{metric}}).',
  values_missing: 'Neither of the two has a value: $t(codes.metric.{{metric}}).',
  reference_not_measured:
    'The reference has no value, so there is nothing to hold this one against. Mend what keeps it from being measured, or choose another reference.',
  different_metric: 'The two values measure different things.',
  different_unit: 'The values are in different units: {{before}} and {{after}}.',
  different_method: 'The values were taken by different methods: {{before}} and {{after}}.',
  different_method_version: 'The method changed in between, from version {{before}} to {{after}}.',
  different_site: 'The values were taken at different sites: {{before}} and {{after}}.',
  different_region: 'The measured region was changed in between.',
  different_matching_version: 'The light was matched by different versions of the method.',

  // Entered values
  unit_unknown: '$t(codes.metric.{{metric}}) is not given in “{{unit}}”. Use: {{units}}.',
  value_out_of_range:
    '$t(codes.metric.{{metric}}): {{value}} {{unit}} is not possible; from {{min}} to {{max}}.',
  value_not_whole: '$t(codes.metric.{{metric}}) is a whole number, not {{value}}.',
  value_unusual: '$t(codes.metric.{{metric}}): {{value}} {{unit}} is unusual. Confirm that it is meant.',
  source_unfit: '$t(codes.metric.{{metric}}) cannot come from this source ({{source}}).',
  detail_missing: '$t(codes.metric.{{metric}}) needs $t(sentences.detail.{{detail}}).',
  detail_out_of_range:
    'For $t(sentences.detail.{{detail}}), {{value}} is not possible; from {{min}} to {{max}}.',
  cut_off_unknown: 'A cut-off of {{cutOffUm}} µm is not in use; it is 30 or 40 µm.',
  parts_disagree:
    '$t(codes.metric.{{metric}}): {{value}} does not follow from its parts, which make {{expected, number(maximumFractionDigits: 2)}}.',
  stage_unknown: 'The stage “{{stage}}” does not fit its number. The scale: {{stages}}.',

  // Aftercare
  aftercare_ends_before_begin: '“{{rule}}” ends before it begins.',
  aftercare_id_twice: 'Two entries have the same id, “{{id}}”.',

  ...recordReasons,
} as const;
