import { photoErrors } from './photo-errors.ts';
import { planErrors } from './plan-errors.ts';

/** What happened, what was kept, what to do: a title and a sentence for every error code. */
export const errors = {
  ...photoErrors,
  ...planErrors,
  invalid_request: {
    title: 'Something in this is not right',
    detail: 'Nothing was saved. Please correct: {{problems}}',
  },
  wrong_setup_code: {
    title: 'That is not the setup code',
    detail:
      'Nothing was set up. The code is printed where Whorl was started; type it exactly as it stands there.',
  },
  setup_done: {
    title: 'This clinic is already set up',
    detail: 'Nothing was changed. Sign in with the account that was made then.',
  },
  not_signed_in: { title: 'Please sign in', detail: 'This needs a signed-in person. Nothing was changed.' },
  wrong_sign_in: {
    title: 'Address or password is wrong',
    detail: 'You are not signed in. Check both and try again, or ask an administrator for a new password.',
  },
  wrong_password: {
    title: 'That is not your present password',
    detail: 'Your password was not changed. Type the present one again.',
  },
  too_many_attempts: {
    title: 'Too many wrong attempts',
    detail: 'Signing in is paused for this account or address. Try again in {{minutes}} min.',
  },
  too_many_requests: {
    title: 'Too many requests',
    detail: 'Nothing was lost. Wait a moment and try again.',
  },
  not_allowed: {
    title: 'Your role does not allow this',
    detail: 'Nothing was changed. Ask an administrator if you need it for your work.',
  },
  foreign_origin: {
    title: 'This came from another site',
    detail: 'Nothing was changed. Open Whorl at its own address and do it there.',
  },
  not_found: { title: 'There is nothing here', detail: 'It does not exist, or it is not yours to see.' },
  version_required: {
    title: 'Which state do you mean to change?',
    detail: 'Nothing was changed. Send the version you saw in the If-Match header.',
  },
  version_stale: {
    title: 'Somebody changed this in the meantime',
    detail: 'Your change was not saved, theirs was kept. Look at the newer state and make your change again.',
  },
  code_taken: {
    title: 'Another patient has this code',
    detail: 'Nothing was saved. Codes are unique; leave the field empty and one is made for you.',
  },
  email_taken: {
    title: 'Somebody already signs in with this address',
    detail: 'Nothing was saved. Use another address, or change the person who has this one.',
  },
  last_administrator: {
    title: 'The clinic needs an administrator',
    detail: 'Nothing was changed. Make somebody else an administrator first.',
  },
  unknown_time_zone: {
    title: 'There is no time zone "{{timeZone}}"',
    detail: 'Nothing was saved. Choose one from the list, such as Europe/Istanbul.',
  },
  unknown_branch: {
    title: 'There is no such branch',
    detail: 'Nothing was saved. Choose a branch of this clinic.',
  },
  course_begun: {
    title: 'The primary measure is fixed once a session was given',
    detail:
      'Nothing was saved. Measure and view that decide a course are chosen before its first session, so that no gain is found by chance. Keep them as they are, or plan a new course with others.',
  },
  unknown_course: {
    title: 'This patient has no such course',
    detail: 'Nothing was saved. Choose one of the patient’s own courses, or none.',
  },
  visit_in_future: {
    title: 'A visit that took place cannot lie in the future',
    detail: 'Nothing was saved. Correct the date, or keep the visit as planned.',
  },
  session_only: {
    title: 'Only a session has a kind of session',
    detail: 'Nothing was saved. Make the visit a session, or leave out what belongs to one.',
  },
  record_impossible: {
    title: 'The session record contradicts itself',
    detail: 'Nothing was saved. {{problems}} Correct the numbers and save again.',
  },
  record_incomplete: {
    title: 'The record cannot be signed yet',
    detail: 'Nothing was saved. {{problems}} Fill it in and sign again, or save it as a draft.',
  },
  record_unconfirmed: {
    title: 'Something in the record is unusual',
    detail: 'Nothing was saved yet. {{problems}} Say why it is meant, or correct it, and save again.',
  },
  record_signed: {
    title: 'The session record is signed',
    detail:
      'Nothing was changed. A doctor corrects a signed record, with a reason, on its own page, and moves its session.',
  },
  correction_needs_reason: {
    title: 'A signed record is corrected with a reason',
    detail:
      'Nothing was changed. Whoever reads this record later must be able to see why. Write a few words and save again.',
  },
  treatment_impossible: {
    title: 'This cannot be entered so',
    detail: 'Nothing was saved. {{problems}} Correct the entry and save again.',
  },
  aftercare_impossible: {
    title: 'The aftercare cannot be so',
    detail: 'Nothing was published or changed. {{problems}} Correct the entry and try again.',
  },
  override_empty: {
    title: 'Nothing is different for this patient',
    detail: 'Nothing was changed. Write other words, set another time, or take back what was said before.',
  },
  nothing_to_take_back: {
    title: 'There is nothing to take back',
    detail: 'Nothing was changed. The clinic’s rule holds for this patient already.',
  },
  no_aftercare: {
    title: 'No aftercare follows this visit',
    detail: 'Nothing was printed. Enter when the session ended, if one was given.',
  },
  adverse_event_impossible: {
    title: 'This cannot be entered so',
    detail: 'Nothing was saved. {{problems}} Correct the entry and save again.',
  },
  unknown_visit: {
    title: 'This patient has no such visit',
    detail: 'Nothing was saved. Choose one of the patient’s own visits, or none.',
  },
  visit_unfit_for_milestone: {
    title: 'This visit cannot stand for the milestone',
    detail:
      'Nothing was changed. It needs a comparable photo of the primary view, taken once the milestone has opened. {{problems}}',
  },
  visit_late_for_milestone: {
    title: 'This visit is late by {{days}} d',
    detail: 'Nothing was changed. Accept it as late, and it will be named so wherever it is shown.',
  },
  review_needs_reason: {
    title: 'The milestone was reviewed before',
    detail: 'Nothing was changed. Say why another visit is to stand for it.',
  },
  request_too_large: { title: 'This is too large', detail: 'Nothing was saved. Send less at once.' },
  wrong_media_type: {
    title: 'This cannot be read',
    detail: 'Nothing was saved. Send JSON, or for a photo a form with one file.',
  },
  different_patients: {
    title: 'These photos belong to different patients',
    detail: 'Nothing was compared. Choose two photos of one patient; if one was misfiled, move it first.',
  },
  different_views: {
    title: 'These photos show different views',
    detail: 'Nothing was compared. Choose two photos of the same view.',
  },
  no_reference: {
    title: 'This view has no reference photo yet',
    detail: 'Nothing was saved. Take a photo of this view, or let a doctor choose its reference.',
  },
  reference_unfit: {
    title: 'This photo cannot be the reference',
    detail: 'Nothing was changed. Choose a photo of this view of this patient that is not excluded.',
  },
  region_unfit: {
    title: 'This outline cannot be measured',
    detail: 'Nothing was saved. Draw an outline that encloses an area and does not cross itself.',
  },
  part_unfit: {
    title: 'A part cannot be measured there',
    detail:
      'Nothing was saved. Set three points along the part, apart from each other: front, middle and back.',
  },
  alignment_unfit: {
    title: 'These points do not align the photos',
    detail:
      'Nothing was saved. Set landmarks that lie apart from each other, each on the same place of the head in both photos.',
  },
  landmark_off: {
    title: 'One pair of points does not fit the others',
    detail:
      'Nothing was saved, and your points stay. Pair {{number}} lies {{percent}} % of the picture away from where the others put it: take it out, or set it again on the same place of the head in both photos.',
  },
  landmarks_disagree: {
    title: 'The three pairs do not fit each other',
    detail:
      'Nothing was saved, and your points stay. One of the three pairs is not on the same place of the head in both photos. Set a fourth, which tells which one, or take back the wrong one.',
  },
  photo_is_reference: {
    title: 'This photo is the reference itself',
    detail:
      'Nothing was saved. Other photos are aligned to it; align one of them, or choose another reference.',
  },
  value_not_corrected: {
    title: 'This value is not corrected by hand',
    detail:
      'What the program measured follows from its photo, region and alignment: correct those. A blinded reading stays as it was signed.',
  },
  value_refused: {
    title: 'This value cannot be right',
    detail: 'Nothing was saved. {{problems}} Correct the entry and save again.',
  },
  value_unconfirmed: {
    title: 'This value is unusual',
    detail: 'Nothing was saved yet. {{problems}}',
  },
  not_measured_yet: {
    title: 'This photo has not been measured yet',
    detail: 'There is no picture of the measurement. Wait for the analysis, or look why it failed.',
  },
  annotation_unfit: {
    title: 'This cannot be drawn so',
    detail:
      'Nothing was kept. A line and an arrow need two points, words need one and a text; a line has no text.',
  },
  not_aligned_yet: {
    title: 'This photo does not lie on its reference yet',
    detail:
      'Nothing was kept: what is drawn is carried to other visits by the alignment. Wait for it, or align the photo by hand.',
  },
  pair_unread: {
    title: 'These two photos cannot be read against each other',
    detail: 'No reading was begun. {{problems}}',
  },
  pair_changed: {
    title: 'This pair changed in the meantime',
    detail:
      'Nothing was signed. The view has another reference now, or the photo is being aligned again. Open the list of readings and begin again.',
  },
  nothing_in_common: {
    title: 'The two photos show nothing in common',
    detail:
      'Nothing was signed. Look whether the photo lies rightly on its reference, and align it by hand where it does not.',
  },
  already_signed: {
    title: 'This reading is signed already',
    detail: 'Your earlier signature stands; nothing was changed. Another reader may read the same pair.',
  },
  busy: { title: 'Whorl is busy', detail: 'Nothing was changed. Try again in a moment.' },
  internal: {
    title: 'Something went wrong in Whorl',
    detail:
      'It was written down for the person who runs Whorl ({{requestId}}). Reload the page to see what was kept.',
  },
} as const;

export type ErrorCode = keyof typeof errors;
