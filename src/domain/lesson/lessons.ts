/** All lessons, in the order in which they are taught. */
import { channels } from './lessons/channels';
import { convnet } from './lessons/convnet';
import { damage } from './lessons/damage';
import { files } from './lessons/files';
import { kernel } from './lessons/kernel';
import { overfitting } from './lessons/overfitting';
import { pooling } from './lessons/pooling';
import { sound } from './lessons/sound';
import type { Lesson, LessonId } from './lesson';

export const lessons: Readonly<Record<LessonId, Lesson>> = {
  kernel,
  pooling,
  convnet,
  overfitting,
  channels,
  sound,
  files,
  damage,
};
