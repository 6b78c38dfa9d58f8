/**
 * Does what a message's schema does, the same and many times faster, without its allocations: for schemas that are
 * structs of leaves, each of which brings a form of its own, and of lists of these. Of any other schema there is no
 * form. test/wire/fastDecode.prop.test.ts holds the two against each other.
 */
import { Option, type Schema, SchemaAST as AST } from "effect"
import type { Bencodable, Bencoded, BencodedMap } from "../core/bencode/Bencoded.ts"

/** `undefined`: refused. */
export interface Form {
  readonly read: (value: Bencoded) => unknown
  readonly write: (value: unknown) => Bencodable | undefined
}

/** Of a whole message; what it writes is the dictionary. */
export interface StructForm {
  readonly read: (value: BencodedMap) => object | undefined
  readonly write: (value: object) => ReadonlyMap<string, Bencodable> | undefined
}

const known = new WeakMap<AST.AST, Form>()

/** @param form must do exactly as the schema does. */
export const withForm = <S extends Schema.Schema<any, any>>(schema: S, form: Form): S => {
  known.set(schema.ast, form)
  return schema
}

/** For what is the same in a message and in its octets. */
export const unchanged = (fits: (value: unknown) => boolean): Form => ({
  read: (value) => (fits(value) ? value : undefined),
  write: (value) => (fits(value) ? (value as Bencodable) : undefined),
})

interface Field extends Form {
  readonly name: string
  readonly optional: boolean
}

export const structForm = (ast: AST.AST): StructForm | undefined => {
  if (!AST.isTypeLiteral(ast) || ast.indexSignatures.length > 0) return undefined
  const fields = ast.propertySignatures.flatMap(({ name, isOptional, type }): Field[] => {
    const form = formOf(isOptional ? withoutUndefined(type) : type)
    return form && typeof name === "string" ? [{ name, optional: isOptional, ...form }] : []
  })
  if (fields.length !== ast.propertySignatures.length) return undefined
  return {
    read(map) {
      const out: Record<string, unknown> = {}
      let seen = 0
      for (const { name, optional, read } of fields) {
        const value = map.get(name)
        if (value === undefined && optional) continue
        const said = value === undefined ? undefined : read(value)
        if (said === undefined) return undefined
        out[name] = said
        seen++
      }
      // Nothing else may be there.
      return seen === map.size ? out : undefined
    },
    write(value) {
      const out = new Map<string, Bencodable>()
      for (const { name, optional, write } of fields) {
        const one = (value as Record<string, unknown>)[name]
        if (one === undefined && optional) continue
        const said = write(one)
        if (said === undefined) return undefined
        out.set(name, said)
      }
      return out
    },
  }
}

/** Of a leaf, or of a list of leaves with its filters. */
function formOf(ast: AST.AST): Form | undefined {
  const own = known.get(ast)
  if (own) return own
  if (AST.isTupleType(ast))
    return ast.elements.length === 0 && ast.rest.length === 1 ? listForm(formOf(ast.rest[0]!.type)) : undefined
  if (!AST.isRefinement(ast)) return undefined
  const from = formOf(ast.from)
  const passes = (value: unknown): boolean => Option.isNone(ast.filter(value, AST.defaultParseOption, ast))
  return (
    from && {
      read: (value) => {
        const said = from.read(value)
        return said !== undefined && passes(said) ? said : undefined
      },
      // A filter is of what was read, and expects it to be one.
      write: (value) => {
        const said = from.write(value)
        return said !== undefined && passes(value) ? said : undefined
      },
    }
  )
}

const listForm = (item: Form | undefined): Form | undefined =>
  item && { read: each(item.read), write: each(item.write) }

const each =
  <A>(of: (value: any) => A | undefined) =>
  (list: unknown): A[] | undefined => {
    if (!Array.isArray(list)) return undefined
    const out: A[] = []
    for (const one of list) {
      const said = of(one)
      if (said === undefined) return undefined
      out.push(said)
    }
    return out
  }

/** What `optional` makes of a type is a union with `undefined`, which no message says. */
function withoutUndefined(ast: AST.AST): AST.AST {
  if (!AST.isUnion(ast)) return ast
  const [only, ...others] = ast.types.filter((type) => !AST.isUndefinedKeyword(type))
  return only && others.length === 0 ? only : ast
}
