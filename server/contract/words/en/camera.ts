/** The camera in the browser, which comes with its dialog. */
export const camera = {
  title: '{{view}}: take with the camera',
  fileName: '{{view}}, camera {{at}}.{{ending}}',
  opening: 'Switching the camera on … The browser may ask whether Whorl may use it: allow it.',
  live: 'Live picture of the camera, {{view}}',
  stillAlt: 'The photo just taken, {{view}}',
  resting: 'The camera was switched off while this page was out of sight. It comes back with the page.',
  ghostOfReference: 'Reference over the picture',
  ghostOfDiagram: 'Drawing over the picture',
  noReference: 'There is no reference of this view yet: the drawing shows the position.',
  device: 'Camera',
  deviceNumber: 'Camera {{number}}',
  shoot: 'Take the photo',
  taking: 'Taking, hold still …',
  use: 'Use this photo',
  again: 'Take again',
  shootFailed: 'The camera gave no picture. Nothing was stored. Take it again.',
  stillSize: 'Taken with {{widthPx}} × {{heightPx}} pixels. Sharp, whole, in the place of the ghost?',
  ghost: {
    tools: 'Place of the ghost',
    opacity: 'Opacity',
    percent: '{{percent}} %',
    left: 'Move left',
    right: 'Move right',
    up: 'Move up',
    down: 'Move down',
    smaller: 'Smaller',
    larger: 'Larger',
    reset: 'Reset',
    size: 'Size {{percent}} %',
    keys: 'Drag or arrow keys move the ghost; pinch, wheel or + and − change its size; O and Shift O its opacity; 0 resets.',
  },
  sensor: {
    closeUp:
      'Up to {{widthPx}} × {{heightPx}} pixels. Whether that is enough depends on the lens: single hairs have to be seen.',
    enough: 'Up to {{widthPx}} × {{heightPx}} pixels.',
    little:
      'This camera gives {{widthPx}} × {{heightPx}}: the head would be about {{headPx}} pixels across; 2000 are wanted. The device’s own camera app may give more.',
    tooLittle:
      'This camera gives {{widthPx}} × {{heightPx}}: the head would be about {{headPx}} pixels across, too small to be compared. Use the device’s own camera app and add the file instead.',
    app: 'Use the camera app',
  },
  problem: {
    insecure: {
      title: 'The browser gives the camera to secure pages only',
      text: 'This page came without HTTPS. On the machine that Whorl runs on, open {{address}} instead. For a tablet, a TLS proxy has to stand in front of Whorl: whoever looks after it finds in the README how.',
      open: 'Open it on this machine',
    },
    refused: {
      title: 'The camera was refused',
      text: 'The browser was told not to give the camera to Whorl. Allow it beside the address (the lock or camera sign), and in the settings of the device where the browser itself may not use it; then try again.',
    },
    none: {
      title: 'No camera was found',
      text: 'This device has no camera, or it is switched off. Connect one or switch it on, then try again.',
    },
    busy: {
      title: 'Another program is using the camera',
      text: 'Close the program or the other page that uses it (a video call, for instance), then try again.',
    },
    ended: {
      title: 'The camera went away',
      text: 'It was unplugged, or the device has taken it back. Nothing that was stored is lost. Connect it, then try again.',
    },
    failed: {
      title: 'The camera could not be switched on',
      text: 'The browser does not say why. Try again; where that does not help, restart the browser.',
    },
    meanwhile:
      'Meanwhile the device’s own camera app works too: take the photo with it and it is filed here.',
    chooseApp: 'Photograph with the camera app',
  },
} as const;
