import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';

import type { ClassificationReason, ClassificationReasons } from '../domain/classification-reasons.js';

/** Why a part of a classification is as it is. */
class ClassificationReasonView {
  @ApiProperty({
    enum: ['rule', 'nature', 'declared', 'person', 'default'],
    description: 'A rule found its word, the nature brings it, the report said so, a person corrected it, or nothing was found',
  })
  readonly by!: ClassificationReason['by'];
  @ApiPropertyOptional({ description: 'Which rule of the vocabulary, for by=rule' }) readonly rule?: string;
}

/** The reason of each part. */
@ApiExtraModels(ClassificationReasonView)
export class ClassificationReasonsView {
  @ApiProperty({ type: ClassificationReasonView }) readonly category!: ClassificationReason;
  @ApiProperty({ type: ClassificationReasonView }) readonly nature!: ClassificationReason;
  @ApiProperty({ type: ClassificationReasonView }) readonly limitClass!: ClassificationReason;
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(ClassificationReasonView) }, description: 'By quality' })
  readonly qualities!: ClassificationReasons['qualities'];
}
