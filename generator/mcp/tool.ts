/** What a tool is: a name, a description for the model, a schema of its arguments, and what it does at the desk. */
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import type { Desk } from './desk.ts';

export interface Tool {
  name: string;
  title: string;
  description: string;
  arguments: z.ZodRawShape;
  run(desk: Desk, args: Record<string, unknown>): Promise<CallToolResult>;
}

/** Gives `run` the types of its arguments; the server has checked them against the schema. */
export function tool<Shape extends z.ZodRawShape>(definition: {
  name: string;
  title: string;
  description: string;
  arguments: Shape;
  run(desk: Desk, args: z.infer<z.ZodObject<Shape>>): Promise<CallToolResult>;
}): Tool {
  return definition as unknown as Tool;
}
