/** What a form says about an entry before it is sent. */
export const form = {
  required: 'Please fill this in.',
  email: 'Please enter an e-mail address, such as name@example.org.',
  tooShort: 'At least {{min}} characters, please.',
  tooLong: 'At most {{max}} characters, please.',
  tooSmall: 'Please enter {{min}} or more.',
  tooLarge: 'Please enter {{max}} or less.',
  notNumber: 'Please enter a number.',
  wholeNumber: 'Please enter a whole number.',
  date: 'Please enter a date.',
  pattern: 'Please use the form described above.',
  choose: 'Please choose at least one.',
  check_one: 'Please check {{count}} entry below.',
  check_other: 'Please check {{count}} entries below.',
} as const;
