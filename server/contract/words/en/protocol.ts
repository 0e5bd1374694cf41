/** How each view is taken, one sentence a nurse can follow with the camera in hand. */
export const protocol = {
  instruction: {
    frontal:
      'Face the camera, chin level, hair combed back from the forehead; hairline and forehead in the picture.',
    superior: 'Straight from above, nose to the bottom edge, the whole top of the head inside the picture.',
    vertex: 'From behind and above, camera facing the crown; ears at the lower edge.',
    temporal_left: 'From the left at ear height, hair combed back from the temple; nose to the left edge.',
    temporal_right: 'From the right at ear height, hair combed back from the temple; nose to the right edge.',
    occipital: 'From straight behind at ear height, head upright; neck and crown in the picture.',
    trichoscopy: 'Dermatoscope flat on the marked site, without pressure; the scale in the picture.',
  },
} as const;
