import jsep from 'jsep';
import { readNames, sameName, writeName, type NamedMetric } from './read-names.ts';

export type Operator = '+' | '-' | '*' | '/';
export type FunctionName = 'min' | 'max' | 'abs' | 'round';

/** A formula that was read: only numbers, metrics, the four operations and four functions. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'metric'; readonly metricId: string }
  | { readonly kind: 'negate'; readonly part: Expression }
  | {
      readonly kind: 'operate';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly parts: readonly Expression[] };

export type FormulaProblem = {
  readonly code:
    | 'formula-unreadable'
    | 'formula-name-unknown'
    | 'formula-not-allowed'
    | 'formula-too-nested'
    | 'formula-names-none';
  readonly values: Readonly<Record<string, string | number>>;
};

export type ReadFormula =
  | { readonly kind: 'read'; readonly expression: Expression; readonly text: string }
  | { readonly kind: 'bad'; readonly problem: FormulaProblem };

/** Brackets within brackets deeper than this are a mistake, or an attack. */
export const DEEPEST_NESTING = 20;

const OPERATORS: readonly Operator[] = ['+', '-', '*', '/'];
const PLACEHOLDER = '$';

/** How many values each function takes. */
const FUNCTIONS: Readonly<Record<FunctionName, { least: number; most: number }>> = {
  min: { least: 2, most: 10 },
  max: { least: 2, most: 10 },
  abs: { least: 1, most: 1 },
  round: { least: 1, most: 2 },
};

class Refused extends Error {
  readonly problem: FormulaProblem;
  constructor(code: FormulaProblem['code'], values: FormulaProblem['values'] = {}) {
    super(code);
    this.problem = { code, values };
  }
}

/**
 * Reads a formula over the other metrics of a feature, in their order: `refunds / orders * 100`, `max(#1, #2)`,
 * `"Won / lost" * 100`. Parsed, never run as code. `text` is the formula as it is kept: every metric by its name as
 * that is written today.
 */
export function readFormula(text: string, metrics: readonly NamedMetric[]): ReadFormula {
  try {
    const { source, kept, named } = resolveNames(text, metrics);
    if (named.length === 0) throw new Refused('formula-names-none');
    const expression = toExpression(parse(source), { named, depth: 0 });
    return { kind: 'read', expression, text: kept };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'bad', problem: error.problem };
    throw error;
  }
}

type Resolved = { source: string; kept: string; named: NamedMetric[] };

/** Names become placeholders, `$0` and so on, that no name or word of a person can be mistaken for. */
function resolveNames(text: string, metrics: readonly NamedMetric[]): Resolved {
  const named: NamedMetric[] = [];
  let source = '';
  let kept = '';
  let at = 0;
  for (const { start, end, name } of readNames(text, metrics)) {
    const metric = metrics.find((known) => sameName(known.name, name));
    if (metric === undefined) throw new Refused('formula-name-unknown', { name });
    const between = text.slice(at, start);
    source += `${between} ${PLACEHOLDER}${named.push(metric) - 1} `;
    kept = joinKept(joinKept(kept, between), writeName(metric.name));
    at = end;
  }
  const rest = text.slice(at);
  const typed = `${source}${rest}`.replaceAll(/ \$\d+ /g, '');
  if (typed.includes(PLACEHOLDER)) throw new Refused('formula-not-allowed', { part: PLACEHOLDER });
  return { source: source + rest, kept: joinKept(kept, rest), named };
}

const ENDS_WORD = /[\p{L}\p{N}_#"]$/u;
const STARTS_WORD = /^[\p{L}\p{N}_#"]/u;

/** "#1#2" names two metrics; their names side by side would be read as one. */
function joinKept(kept: string, next: string): string {
  return ENDS_WORD.test(kept) && STARTS_WORD.test(next) ? `${kept} ${next}` : kept + next;
}

function parse(source: string): Node {
  try {
    return jsep(source) as Node;
  } catch {
    // Where the parser gave up is a place in the text with placeholders, which tells a person nothing.
    throw new Refused('formula-unreadable');
  }
}

type Node = jsep.CoreExpression;

type Place = { readonly named: readonly NamedMetric[]; readonly depth: number };

function toExpression(node: Node, place: Place): Expression {
  if (place.depth > DEEPEST_NESTING) throw new Refused('formula-too-nested', { most: DEEPEST_NESTING });
  const read = (part: jsep.Expression): Expression =>
    toExpression(part as Node, { ...place, depth: place.depth + 1 });
  switch (node.type) {
    case 'Literal':
      return numberOf(node.value);
    case 'Identifier':
      return metricOf(node.name, place);
    case 'UnaryExpression':
      if (node.operator === '-') return { kind: 'negate', part: read(node.argument) };
      throw new Refused('formula-not-allowed', { part: node.operator });
    case 'BinaryExpression': {
      const operator = OPERATORS.find((known) => known === node.operator);
      if (operator === undefined) {
        throw new Refused('formula-not-allowed', { part: node.operator });
      }
      return { kind: 'operate', operator, left: read(node.left), right: read(node.right) };
    }
    case 'CallExpression':
      return callOf(node, read);
    default:
      throw new Refused('formula-unreadable');
  }
}

function numberOf(value: unknown): Expression {
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value };
  throw new Refused('formula-not-allowed', { part: String(value) });
}

function metricOf(name: string, { named }: Place): Expression {
  const metric = name.startsWith(PLACEHOLDER) ? named[Number(name.slice(1))] : undefined;
  if (metric === undefined) throw new Refused('formula-name-unknown', { name });
  return { kind: 'metric', metricId: metric.id };
}

function callOf(node: jsep.CallExpression, read: (part: jsep.Expression) => Expression): Expression {
  const callee = node.callee as Node;
  const called = callee.type === 'Identifier' ? callee.name : '';
  const name = Object.keys(FUNCTIONS).find((known) => known === called.toLowerCase()) as
    FunctionName | undefined;
  if (name === undefined) throw new Refused('formula-not-allowed', { part: `${called}()` });
  const parts = node.arguments.map((part) => read(part));
  const { least, most } = FUNCTIONS[name];
  if (parts.length < least || parts.length > most) {
    throw new Refused('formula-not-allowed', { part: `${name}() × ${parts.length}` });
  }
  return { kind: 'call', name, parts };
}

/** The metrics an expression names, each once, in order of first appearance. */
export function metricsNamedIn(expression: Expression): string[] {
  const found = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === 'metric') found.add(part.metricId);
    else if (part.kind === 'negate') visit(part.part);
    else if (part.kind === 'operate') [part.left, part.right].forEach(visit);
    else if (part.kind === 'call') part.parts.forEach(visit);
  };
  visit(expression);
  return [...found];
}
