/** Whether the platform knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' &&
      /[A-Za-z]/.test(name)
    );
  } catch {
    return false;
  }
}
