/** What is done to each channel's linear light, 0–1: slope × light + intercept. */
export interface DrawnLight {
  slopes: readonly number[];
  intercepts: readonly number[];
}

export const lightFilterId = (photoId: string) => `light-${photoId}`;

/**
 * The light of a picture as the browser draws it; no file is changed. A filter element made by the DOM, because the
 * page's policy lets no style come from markup.
 */
export function LightFilter({ photoId, light }: { photoId: string; light: DrawnLight }) {
  const channel = (k: number) => ({
    type: 'linear' as const,
    slope: light.slopes[k] ?? 1,
    intercept: light.intercepts[k] ?? 0,
  });
  return (
    <svg class="light-filter" width={0} height={0} aria-hidden="true">
      <filter
        id={lightFilterId(photoId)}
        x={0}
        y={0}
        width={1}
        height={1}
        color-interpolation-filters="linearRGB"
      >
        <feComponentTransfer>
          <feFuncR {...channel(0)} />
          <feFuncG {...channel(1)} />
          <feFuncB {...channel(2)} />
        </feComponentTransfer>
      </filter>
    </svg>
  );
}
