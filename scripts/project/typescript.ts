/**
 * TypeScript's own parser, as ts-morph ships it. The deep import keeps the wrapper and the library
 * declarations (3 MB) out of the start: 0.12 s against 0.28 s from the code cache.
 * Everything in this program that needs the compiler imports it from here.
 */
import ts from '@ts-morph/common/dist/typescript.js'

export { ts }
