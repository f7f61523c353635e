/** An object as subgraphs send it. Nothing about its keys or values can be trusted. */
export type DataObject = Record<string, unknown>;

export function isObject(value: unknown): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a key that a stranger chose: `constructor` or `__proto__` must not reach what every object inherits. */
export function readOwn(object: DataObject, key: string): unknown {
  const value = object[key];
  if (value === undefined) return undefined;
  return isInherited(key) && !Object.hasOwn(object, key) ? undefined : value;
}

/** Writes a key that a stranger chose: assigning to `__proto__` would change the object's prototype instead. */
export function writeOwn(object: DataObject, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    object[key] = value;
  }
}

export function isInherited(key: string): boolean {
  return INHERITED_KEYS.has(key);
}

const INHERITED_KEYS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
