/** Strokes on a 20 × 20 grid, drawn for this product. */
const strokes = {
  alert: 'M10 6.500v4.500M10 13.800v.1M10 2.500 18 16.500H2z',
  check: 'm4 10.500 4 4 8-9',
  chevron: 'm7.500 4.500 5.500 5.500-5.500 5.500',
  close: 'm5 5 10 10M15 5 5 15',
  down: 'M10 4v12M5 11l5 5 5-5',
  fit: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M7 7h6v6H7z',
  fullScreen: 'M12 3h5v5M17 3l-5.500 5.500M8 17H3v-5M3 17l5.500-5.500',
  left: 'M16 10H4M9 5l-5 5 5 5',
  minus: 'M4 10h12',
  person:
    'M10 10a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400ZM3.800 16.800c.5-3 3-4.600 6.200-4.600s5.700 1.600 6.200 4.600',
  photo:
    'M3 6.500h3l1.300-2h5.400l1.300 2h3v9.500H3zM10 13.500a2.700 2.700 0 1 0 0-5.400 2.700 2.700 0 0 0 0 5.400Z',
  picture: 'M3 4h14v12H3zM3 13.500l4-4 3 3 2.500-2.500 4.500 4.500M13 7.500v.1',
  plus: 'M10 4v12M4 10h12',
  question:
    'M7.500 7.500a2.600 2.600 0 1 1 3.900 2.300c-.9.5-1.400 1.100-1.400 2.200M10 14.800v.1M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
  right: 'M4 10h12M11 5l5 5-5 5',
  save: 'M10 3v9M6 8.500l4 4 4-4M3.500 13v3.500h13V13',
  slide: 'M7 6 3 10l4 4M13 6l4 4-4 4',
  swap: 'M4 7h12M13 4l3 3-3 3M16 13H4M7 10l-3 3 3 3',
  search: 'M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM13.200 13.200 17 17',
  up: 'M10 16V4M5 9l5-5 5 5',
} as const;

export type IconName = keyof typeof strokes;

/** A small drawing beside words; it says nothing by itself. `directed` ones turn round in right-to-left writing. */
export function Icon({ name, directed = false }: { name: IconName; directed?: boolean }) {
  return (
    <svg class={directed ? 'icon icon-directed' : 'icon'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  );
}

/** The sign of the product: a whorl of hair. */
export function Mark() {
  return (
    <svg
      class="mark"
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <path d="M16 16c0-1.500 1.200-2.600 2.700-2.600 2.300 0 4 1.900 4 4.200 0 3.400-2.800 6-6.200 6-4.500 0-8-3.600-8-8.100C8.500 10 12.900 5.700 18.300 5.700c4 0 7.500 2.200 9.300 5.500" />
      <path d="M4.500 14.500C4 22.500 9.500 28 17 28c3.600 0 6.800-1.300 9.200-3.500" opacity=".55" />
    </svg>
  );
}
