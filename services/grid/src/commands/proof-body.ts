import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, ValidateBy } from 'class-validator';

import type { Proof } from '../domain/proof.js';

const LONGEST_REFERENCE = 500;
const LONGEST_TEXT = 2_000;

/** One piece of proof as people send it: a photo by reference, or a note. */
export class ProofBody {
  @ApiProperty({ enum: ['photo', 'note'] })
  @IsIn(['photo', 'note'])
  readonly kind!: Proof['kind'];

  @ApiPropertyOptional({
    maxLength: LONGEST_REFERENCE,
    description: 'Of a photo: where it is kept, e.g. the key of an object store. It is never fetched from here.',
  })
  @OnlyOf('photo', isReference, `$property of a photo, and only of one, must be a key or URL of at most ${LONGEST_REFERENCE} characters`)
  readonly reference?: string;

  @ApiPropertyOptional({ maxLength: LONGEST_TEXT, description: 'Of a note: its words.' })
  @OnlyOf('note', isText, `$property of a note, and only of one, must have 1 to ${LONGEST_TEXT} characters`)
  readonly text?: string;

  /** As it comes back from the database, so that a repeated act is recognised. */
  static toProof({ kind, reference = '', text = '' }: ProofBody): Proof {
    return kind === 'photo' ? { kind, reference } : { kind, text };
  }
}

function OnlyOf(kind: Proof['kind'], fits: (value: unknown) => boolean, message: string): PropertyDecorator {
  return ValidateBy({
    name: 'onlyOf',
    validator: {
      validate: (value, args) => ((args?.object as ProofBody).kind === kind ? fits(value) : value === undefined),
      defaultMessage: () => message,
    },
  });
}

function isReference(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST_REFERENCE && /^[\w./:~%?&=+-]+$/.test(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_TEXT;
}
