import Sqlite from 'better-sqlite3';
import type { Door } from '#electron/rpc/door.ts';
import { median, timed, type Figure } from './figures.ts';

const TIMES = 15;

async function medianOf(name: string, work: () => unknown): Promise<Figure> {
  const times: number[] = [];
  for (let run = 0; run < TIMES; run += 1) times.push((await timed(work)).milliseconds);
  return { name, milliseconds: median(times) };
}

/** What a chart asks, beside the bare query of the rows it is drawn from. */
export async function measureCharts(door: Door, path: string, featureId: string): Promise<Figure[]> {
  const ask = async (method: string, input: unknown): Promise<unknown> => {
    const reply = await door.call({ requestId: `${method} ${performance.now()}`, method, input });
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
    return reply.value;
  };
  const [metric] = (await ask('metrics.list', { featureId })) as { id: string }[];
  const metricId = metric?.id ?? '';
  const db = new Sqlite(path, { readonly: true });
  const days = db.prepare(
    `SELECT day, arm, units, total FROM daily_values WHERE metric_id = ? AND segment = '' ORDER BY day, arm`,
  );
  const figures = [
    await medianOf('floor: bare query of the days', () => days.all(metricId)),
    await medianOf('chart line, 7 days', () => ask('metrics.series', { metricId, smoothing: 'seven-days' })),
    await medianOf('chart line, cumulative', () =>
      ask('metrics.series', { metricId, smoothing: 'cumulative' }),
    ),
    await medianOf('comparison with its methods', () =>
      ask('metrics.compare', { metricId, from: null, to: null }),
    ),
  ];
  db.close();
  return figures;
}
