/**
 * Robust statistics: what one outlier, or one bad night, cannot move. Medians in place of means, the scaled median
 * absolute deviation in place of the standard deviation.
 */
import { medianAbsoluteDeviation, medianSorted, quantileSorted } from 'simple-statistics';

/** Makes the median absolute deviation an estimate of the standard deviation where values are normally distributed. */
export const MAD_TO_SIGMA = 1.4826;
/** The same for the distance between the quartiles. */
const IQR_TO_SIGMA = 1 / 1.349;
/** Where values hardly vary, a difference of less than this share of their median is none. Our choice. */
const LEAST_RELATIVE_SCALE = 0.05;

export interface Centre {
  median: number;
  /** Estimate of the standard deviation; never 0 unless the median is. */
  scale: number;
  /** Number of values. */
  samples: number;
}

/** Copy of the values in ascending order. */
export const sorted = (values: readonly number[]): number[] => Float64Array.from(values).sort() as unknown as number[];

/**
 * Median and scale of at least one value. A MAD of 0 (more than half of the values are equal) falls back on the
 * distance between the quartiles, and both on a share of the median, so that no score becomes infinite.
 */
export function centreOf(values: readonly number[]): Centre {
  const ascending = sorted(values);
  const median = medianSorted(ascending);
  const mad = MAD_TO_SIGMA * medianAbsoluteDeviation(ascending);
  const iqr = mad > 0 ? 0 : IQR_TO_SIGMA * (quantileSorted(ascending, 0.75) - quantileSorted(ascending, 0.25));
  return {
    median,
    scale: Math.max(mad, iqr, LEAST_RELATIVE_SCALE * Math.abs(median)),
    samples: values.length,
  };
}

/** Distance from the median in scales; 0 where both are 0. */
export function robustScore(value: number, { median, scale }: Centre): number {
  if (scale > 0) return (value - median) / scale;
  return value === median ? 0 : Math.sign(value - median) * Number.MAX_SAFE_INTEGER;
}
