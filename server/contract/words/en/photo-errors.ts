/** What can be wrong with a photo or its upload, said so that whoever holds the camera knows what to do. */
export const photoErrors = {
  not_an_image: {
    title: 'This is not a picture',
    detail:
      'Nothing was stored. The file’s content is no photo, whatever its name says. Choose another file.',
  },
  unsupported_format: {
    title: 'This kind of file cannot be stored',
    detail:
      'Nothing was stored. It is of the kind “{{found}}”. Send the photo as the camera made it: JPEG, HEIC, PNG, WebP or AVIF.',
  },
  animated: {
    title: 'This is a film, not a photo',
    detail: 'Nothing was stored. The file has several frames. Send a single photo.',
  },
  too_many_pixels: {
    title: 'This picture is too large',
    detail:
      'Nothing was stored. It has {{widthPx}} × {{heightPx}} pixels; at most {{limitMegapixels}} megapixels are taken. Send the photo as the camera made it.',
  },
  truncated_or_corrupt: {
    title: 'This file is damaged',
    detail:
      'Nothing was stored. The picture ends too early or its content is broken. Copy it from the camera again, or take it again.',
  },
  took_too_long: {
    title: 'This picture could not be read in time',
    detail:
      'Nothing was stored. After {{seconds}} s it was given up. Try again; if it stays so, take it again.',
  },
  upload_too_large: {
    title: 'This file is too large',
    detail:
      'Nothing was stored. At most {{limitMegabytes}} MB are taken for one photo. Send the photo as the camera made it, or save it as JPEG first.',
  },
  upload_too_slow: {
    title: 'The connection is too slow',
    detail: 'Nothing was stored. Too little arrived for too long. Move closer to the network and try again.',
  },
  upload_broken_off: {
    title: 'The upload was broken off',
    detail: 'Nothing was stored. The file did not arrive completely. Try again.',
  },
  image_work_failed: {
    title: 'The picture could not be prepared',
    detail: 'Nothing was stored, other photos are not concerned. Try again.',
  },
  disk_full: {
    title: 'There is no room for more photos',
    detail: 'Nothing was stored, nothing was lost. Ask the person who runs Whorl to make room on the disk.',
  },
  quota_reached: {
    title: 'The room set aside for photos is used up',
    detail:
      'Nothing was stored, nothing was lost. {{quotaGigabytes}} GB are set aside; an administrator can raise it.',
  },
  slot_taken: {
    title: 'There is already a photo here',
    detail:
      'Nothing was changed. This visit has a photo of this view. Send it as a retake to replace that one, which is kept, or as a replicate if the head was posed anew.',
  },
  same_bytes_other_patient: {
    title: 'The same photo lies under another patient',
    detail:
      'Nothing was stored. Check that this is the right patient; if it is, confirm that the photo belongs here too.',
  },
  import_undone: {
    title: 'This import was taken back',
    detail:
      'Nothing was stored. Somebody took the whole import back meanwhile. Begin a new one if the photos belong here.',
  },
  idempotency_key_reused: {
    title: 'This key was used for something else',
    detail:
      'Nothing was stored. The Idempotency-Key came with another photo or other fields before. Use a new one.',
  },
  photo_replaced: {
    title: 'A retake has replaced this photo',
    detail: 'Nothing was changed. Exclude the retake, or take this photo back once its place is free.',
  },
  photo_file_missing: {
    title: 'The file of this photo is missing',
    detail:
      'Its record is kept. Ask the person who runs Whorl to look at the disk or to restore the file from the backup.',
  },
  reason_required: {
    title: 'Please give a reason',
    detail:
      'Nothing was changed. Whoever looks at this photo later must be able to read why. Write a few words and save again.',
  },
  captured_in_future: {
    title: 'That time has not come yet',
    detail: 'Nothing was changed. A photo cannot have been taken in the future. Check date and time.',
  },
} as const;
