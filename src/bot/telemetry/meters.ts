import type { Counter, Histogram, Meter } from '@opentelemetry/api';
import type { CounterName, DurationName, Labels, Measures } from '../http/measures';

/** Seconds; a press is answered within five. */
const BOUNDARIES = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60];

const DESCRIPTIONS: Readonly<Record<CounterName | DurationName, string>> = {
  'muster.turns': 'Messages and presses, by what came of them',
  'muster.creations': 'Creations, and changes from cards, that have ended',
  'muster.ledger.results': 'Steps of the ledger, by the state that they left',
  'muster.budget.spent': 'Messages, presses and looks that were within a budget',
  'muster.budget.exceeded': 'Those that were beyond one',
  'muster.turn.duration.seconds': 'From a message or press to its answer',
  'muster.creation.duration.seconds': 'From the first request of a creation to its end',
  'muster.request.duration.seconds': 'Requests to Graph, Entra and Teams; status 0 where no answer came',
  'muster.store.duration.seconds': 'Calls of the state store',
  'muster.signin.duration.seconds': 'Getting tokens for somebody',
};

/** Counts and times by a meter of OpenTelemetry's; each instrument is made when it is first used. */
export class Meters implements Measures {
  private readonly counters = new Map<string, Counter>();
  private readonly histograms = new Map<string, Histogram>();

  constructor(private readonly meter: Meter) {}

  count(name: CounterName, labels: Labels): void {
    const counter = this.counters.get(name) ?? this.meter.createCounter(name, { description: DESCRIPTIONS[name] });
    this.counters.set(name, counter);
    counter.add(1, labels);
  }

  time(name: DurationName, milliseconds: number, labels: Labels): void {
    const options = { unit: 's', description: DESCRIPTIONS[name], advice: { explicitBucketBoundaries: BOUNDARIES } };
    const histogram = this.histograms.get(name) ?? this.meter.createHistogram(name, options);
    this.histograms.set(name, histogram);
    histogram.record(milliseconds / 1000, labels);
  }
}
