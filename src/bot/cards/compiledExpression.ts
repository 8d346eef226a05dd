import { Constant, type Expression, ExpressionType, Options, SimpleObjectMemory } from 'adaptive-expressions';
import { isRecord } from '../json/json';

/** What an expression can see while a template is filled. */
export interface Scope {
  readonly $root: unknown;
  readonly $data: unknown;
  readonly $index: number | undefined;
}

export type Evaluate = (scope: Scope) => unknown;

/** What the quick way does not know; the library is asked then. */
const UNKNOWN = Symbol('unknown');

/**
 * An expression of a template as a function. Names, comparisons and counts are read directly, which costs a hundredth of
 * what adaptive-expressions takes for them; whatever else it may be, and whatever is missing in the data, is evaluated there.
 * `substitutes` says, as in adaptivecards-templating, whether a missing name stands for itself. Throws the library's error.
 */
export function compiledExpression(expression: Expression, substitutes: boolean): Evaluate {
  if (substitutes && expression.type === ExpressionType.Concat) return joined(expression.children);
  const quick = quickly(expression);
  return (scope) => {
    const value = quick(scope);
    return value === UNKNOWN ? slowly(expression, scope, substitutes) : value;
  };
}

function slowly(expression: Expression, scope: Scope, substitutes: boolean): unknown {
  const memory = new SimpleObjectMemory(scope);
  const getValue = memory.getValue.bind(memory);
  memory.getValue = (path) => getValue(path.startsWith('$') ? path : `$data.${path}`);
  const options = new Options();
  if (substitutes) options.nullSubstitution = (path) => `\${${path}}`;
  const { value, error } = expression.tryEvaluate(memory, substitutes ? options : undefined);
  if (error) throw new Error(error);
  return value;
}

/** By the type of an expression: how it is read from its operands. */
const WAYS: Readonly<Record<string, (operands: readonly Evaluate[]) => Evaluate>> = {
  [ExpressionType.Equal]: both((one, other) => (typeof one === typeof other ? one === other : UNKNOWN)),
  [ExpressionType.NotEqual]: both((one, other) => (typeof one === typeof other ? one !== other : UNKNOWN)),
  [ExpressionType.GreaterThan]: both((one, other) =>
    typeof one === 'number' && typeof other === 'number' ? one > other : UNKNOWN,
  ),
  [ExpressionType.Not]: first((value) => (typeof value === 'boolean' ? !value : UNKNOWN)),
  [ExpressionType.Count]: first((value) =>
    Array.isArray(value) || typeof value === 'string' ? value.length : UNKNOWN,
  ),
  [ExpressionType.And]: untilOneIs(false),
  [ExpressionType.Or]: untilOneIs(true),
};

function quickly(expression: Expression): Evaluate {
  if (expression instanceof Constant) {
    const { value } = expression;
    return () => value;
  }
  if (expression.type === ExpressionType.Accessor) return property(expression);
  return WAYS[expression.type]?.(expression.children.map(quickly)) ?? (() => UNKNOWN);
}

/** `name`, or `name.of.name`; the outermost is one of the scope's own, or of what `$data` is. */
function property({ children: [name, of] }: Expression): Evaluate {
  const key: unknown = name instanceof Constant ? name.value : undefined;
  if (typeof key !== 'string') return () => UNKNOWN;
  const from = of ? quickly(of) : (scope: Scope) => (key.startsWith('$') ? scope : scope.$data);
  return (scope) => {
    const holder = from(scope);
    const value = isRecord(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
    return value === undefined || value === null ? UNKNOWN : value;
  };
}

function first(of: (value: unknown) => unknown): (operands: readonly Evaluate[]) => Evaluate {
  return ([one = unknown]) =>
    (scope) =>
      of(one(scope));
}

function both(of: (one: unknown, other: unknown) => unknown): (operands: readonly Evaluate[]) => Evaluate {
  return ([one = unknown, other = unknown]) =>
    (scope) => {
      const values = [one(scope), other(scope)] as const;
      return values.includes(UNKNOWN) || values.some((value) => typeof value === 'object') ? UNKNOWN : of(...values);
    };
}

function untilOneIs(end: boolean): (operands: readonly Evaluate[]) => Evaluate {
  return (operands) => (scope) => {
    for (const operand of operands) {
      const value = operand(scope);
      if (value === end || typeof value !== 'boolean') return value === end ? end : UNKNOWN;
    }
    return !end;
  };
}

/** A text with holes; what cannot be evaluated stands there as it is written. */
function joined(parts: readonly Expression[]): Evaluate {
  const texts = parts.map((part) => {
    const evaluate = compiledExpression(part, true);
    return (scope: Scope) => {
      try {
        return String(evaluate(scope));
      } catch {
        return `\${${part}}`;
      }
    };
  });
  return (scope) => texts.map((text) => text(scope)).join('');
}

function unknown(): unknown {
  return UNKNOWN;
}
