/** Pages that are read together: those of many reports alone or by few, rare ones by the hundred. */

/** Splits pages, in their order, into batches of at most so many reports (a larger page stands alone) and pages. */
export function batchesOf<P extends { reports: number }>(
  pages: readonly P[],
  most: { reports: number; pages: number },
): P[][] {
  const batches: P[][] = [];
  let reports = 0;
  for (const page of pages) {
    const last = batches.at(-1);
    if (!last || last.length >= most.pages || reports + page.reports > most.reports) {
      batches.push([page]);
      reports = page.reports;
    } else {
      last.push(page);
      reports += page.reports;
    }
  }
  return batches;
}
