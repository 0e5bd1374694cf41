/**
 * Remembers what a function made of an object for as long as somebody holds the object, which nobody may change
 * meanwhile: a photo is looked at by many, and its head is looked for once.
 */
export function remembered<Given extends object, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const made = new WeakMap<Given, Made>();
  return (given) => {
    const known = made.get(given) ?? make(given);
    made.set(given, known);
    return known;
  };
}
