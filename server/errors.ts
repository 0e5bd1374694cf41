import type { ErrorCode } from './contract/words/en/errors.ts';

/** The HTTP status of every error code; the words stand in the catalogue under `errors.<code>`. */
export const statusOf: Record<ErrorCode, number> = {
  invalid_request: 400,
  wrong_setup_code: 403,
  setup_done: 409,
  not_signed_in: 401,
  wrong_sign_in: 401,
  wrong_password: 403,
  too_many_attempts: 429,
  too_many_requests: 429,
  not_allowed: 403,
  foreign_origin: 403,
  not_found: 404,
  version_required: 428,
  version_stale: 412,
  code_taken: 409,
  email_taken: 409,
  last_administrator: 409,
  unknown_time_zone: 422,
  unknown_branch: 422,
  course_begun: 409,
  unknown_course: 422,
  visit_in_future: 422,
  session_only: 422,
  record_impossible: 422,
  record_incomplete: 422,
  record_unconfirmed: 409,
  record_signed: 409,
  correction_needs_reason: 422,
  treatment_impossible: 422,
  aftercare_impossible: 422,
  override_empty: 422,
  nothing_to_take_back: 409,
  no_aftercare: 409,
  adverse_event_impossible: 422,
  unknown_visit: 422,
  visit_unfit_for_milestone: 422,
  visit_late_for_milestone: 422,
  review_needs_reason: 422,
  request_too_large: 413,
  wrong_media_type: 415,
  not_an_image: 422,
  unsupported_format: 422,
  animated: 422,
  too_many_pixels: 422,
  truncated_or_corrupt: 422,
  took_too_long: 422,
  upload_too_large: 413,
  upload_too_slow: 408,
  upload_broken_off: 400,
  image_work_failed: 503,
  disk_full: 507,
  quota_reached: 507,
  slot_taken: 409,
  same_bytes_other_patient: 409,
  import_undone: 409,
  idempotency_key_reused: 422,
  photo_replaced: 409,
  photo_file_missing: 404,
  reason_required: 422,
  captured_in_future: 422,
  different_patients: 422,
  different_views: 422,
  no_reference: 409,
  reference_unfit: 422,
  region_unfit: 422,
  part_unfit: 422,
  alignment_unfit: 422,
  landmark_off: 422,
  landmarks_disagree: 422,
  photo_is_reference: 409,
  value_not_corrected: 409,
  value_refused: 422,
  value_unconfirmed: 409,
  not_measured_yet: 409,
  annotation_unfit: 422,
  not_aligned_yet: 409,
  pair_unread: 422,
  pair_changed: 409,
  nothing_in_common: 422,
  already_signed: 409,
  planned_in_past: 422,
  nothing_left_to_plan: 409,
  already_planned: 409,
  course_ended: 409,
  decision_unfit: 422,
  figures_unfinished: 409,
  busy: 503,
  internal: 500,
};

/** The one error class: a code of the table, the values of its sentence, and what the client may need beside it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly values: Record<string, unknown>;
  readonly current: unknown;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    values: Record<string, unknown> = {},
    more: { current?: unknown; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(code, { cause: more.cause });
    this.code = code;
    this.values = values;
    this.current = more.current;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
