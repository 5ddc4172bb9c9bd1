/**
 * A format of what clocks and calendars show in Italy. It is made on first use, for making it reads
 * the world's time zones, which not every call needs and no start should wait for.
 */
export function romeFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): () => Intl.DateTimeFormat {
  let made: Intl.DateTimeFormat | undefined;
  return () => {
    made ??= new Intl.DateTimeFormat(locale, { timeZone: "Europe/Rome", ...options });
    return made;
  };
}
