/** The databases of an archive: names, ids, instances, releases. */
import { databaseCasts } from '../cast/databases.ts';
import { RELEASES, type Release, type SampleOptions, span } from '../options.ts';
import { hash32, random } from '../random.ts';
import type { Database, Instance } from './types.ts';

/** `mixed` deals the releases round, the newest first. */
function releaseOf(options: SampleOptions, index: number): Release {
  if (options.release !== 'mixed') return options.release;
  return RELEASES[RELEASES.length - 1 - (index % RELEASES.length)] ?? '19c';
}

/** The fleet that the options describe. With three databases or more, every third is a RAC pair. */
export function buildFleet(options: SampleOptions): Database[] {
  const { begin } = span(options);
  return Array.from({ length: options.databases }, (_, index) => {
    const cast = databaseCasts[index % databaseCasts.length];
    if (!cast) throw new RangeError('the cast has no databases');
    const round = Math.floor(index / databaseCasts.length);
    const name = round === 0 ? cast.name : `${cast.name.slice(0, 6)}${round + 1}`;
    const uniqueName = name.toLowerCase();
    const seedName = `${options.seed}/${name}`;
    const rng = random(`${seedName}/fleet`);
    const release = releaseOf(options, index);
    const isRac = options.databases >= 3 && index % 3 === 1;
    const instances: Instance[] = (isRac ? [0.56, 0.44] : [1]).map((share, i) => ({
      number: i + 1,
      name: isRac ? `${uniqueName}${i + 1}` : uniqueName,
      host: `demo-${uniqueName.slice(4)}${isRac ? `-${i + 1}` : ''}`,
      share,
    }));
    return {
      cast,
      name,
      uniqueName,
      dbId: 1_000_000_000 + (hash32(`${seedName}/dbid`) % 3_200_000_000),
      release,
      isRac,
      pdb:
        release === '19c' && !isRac
          ? { name: `${name.slice(4)}PDB1`, dbId: 1_000_000_000 + (hash32(`${seedName}/pdb`) % 3_200_000_000) }
          : null,
      instances,
      seedName,
      firstStartup: begin - rng.int(9, 120) * 86400 + rng.int(3, 6) * 3600 + rng.int(0, 3599),
      firstSnapId: rng.int(900, 48000),
    };
  });
}
