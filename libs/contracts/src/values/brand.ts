/** A string that the compiler keeps apart from every other kind of string. It is a plain string at run time. */
export type Brand<Name extends string> = string & { readonly _: Name };
