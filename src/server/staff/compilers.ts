/** Shapes in, shapes out: what does not fit is refused with its fields, and what we answer must fit, too. */
import type { FastifySchemaCompiler } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { safeParse, type $ZodType } from 'zod/v4/core';
import { shapeProblems } from '../../contract/shape-problems.ts';
import { refused } from './refuse.ts';

/** The library's own would lose what was typed, without which a missing field cannot be told from a wrong one. */
export const validatorCompiler: FastifySchemaCompiler<$ZodType> =
  ({ schema }) =>
  (data: unknown) =>
    checked(schema, data);

/** An answer of another shape is our own fault: 500, and in the log what did not fit. */
export { serializerCompiler };

/** @returns the value as the schema leaves it, or the refusal that names every field */
export function checked(schema: $ZodType, data: unknown): { value: unknown } | { error: Error } {
  const result = safeParse(schema, data, { reportInput: true });
  if (result.success) return { value: result.data };
  return { error: refused('invalid', { problems: shapeProblems(result.error.issues) }) };
}
