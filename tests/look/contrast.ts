/** Red, green and blue up to 255, opacity up to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const WHITE: Colour = [255, 255, 255, 1];

/** The colour that is seen: each layer painted on the ones behind it, the nearest first; behind everything is white. */
export function flatten(layers: readonly Colour[]): Colour {
  return layers.reduceRight(
    (behind, [red, green, blue, alpha]) => [mix(red, behind[0], alpha), mix(green, behind[1], alpha), mix(blue, behind[2], alpha), 1],
    WHITE,
  );
}

function mix(front: number, behind: number, alpha: number): number {
  return front * alpha + behind * (1 - alpha);
}

/** From 1 (the same) to 21 (black on white), as WCAG 2.2 defines it. */
export function contrastOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
