/** What stays in Latin letters, or as English has it, in other languages. One list for all of them. */

/** Messages that are a name, so that they are the same in every language. */
const alikeEverywhere = [
  'app.title',
  'data.short_fashion',
  'data.short_mnist',
  'dataset.data_fashion',
  'dataset.data_fashion-10k',
  'dataset.data_mnist',
  'dataset.data_mnist-10k',
  'glossary.choice_bilinear',
  'glossary.choice_elu',
  'glossary.choice_linear',
  'glossary.choice_nearest',
  'glossary.choice_relu',
  'glossary.choice_same',
  'glossary.choice_sigmoid',
  'glossary.choice_tanh',
  'glossary.choice_valid',
  'glossary.gradCam.name',
  'glossary.relu.name',
  'glossary.softmax.name',
  'settings.clipping_clipnorm',
  'settings.clipping_clipvalue',
  'settings.clipping_global_clipnorm',
  'settings.monitor_accuracy',
  'settings.monitor_loss',
  'settings.monitor_val_accuracy',
  'settings.monitor_val_loss',
  'summary.connected',
  'summary.layer',
  'summary.parameters',
  'summary.shape',
  'why.method_gradCam',
];

const greek = ['field.epsilon', 'settings.alpha', 'settings.beta1', 'settings.beta2', 'settings.rho'];

/** Messages for which a language has the same word as English. */
const alikeIn: Readonly<Record<string, readonly string[]>> = {
  pl: [
    'app.menu',
    'field.epsilon',
    'field.momentum',
    'glossary.control_momentum',
    'glossary.dropout.name',
    'glossary.gradient.name',
    'glossary.momentum.name',
    'glossary.pooling.name',
    'lab.pooling',
    'runs.minutes',
    'settings.beta1',
    'settings.beta2',
    'settings.momentum',
    'settings.rho',
    'training.stop',
  ],
  'zh-Hans': greek,
  'zh-Hant': greek,
};

/** Whether a message may be the same as in English. */
export function mayBeAlike(language: string, key: string): boolean {
  return alikeEverywhere.includes(key) || (alikeIn[language]?.includes(key) ?? false);
}

/** Words in Latin letters that stand in texts of other scripts: names, words of Keras and of code, keys of the keyboard, file formats, people. */
const names = new Set(
  `CNN Playground MNIST Fashion Zalando Research Keras PyTorch Python Node TensorFlow.js JavaScript WebAssembly WebGL WebGPU SIMD CPU GPU
  Add Concatenate Conv1D Conv2D Dense DepthwiseConv2D Dropout Flatten Inception inception MaxPooling2D SeparableConv2D Sequential UpSampling2D Softmax
  relu softmax same valid nearest bilinear zeros he_ glorot_uniform padding center scale gamma beta logits inputs
  loss accuracy val_accuracy val_loss precision recall clipnorm clipvalue global_clipnorm Layer type Output shape Param Connected to
  Adadelta Nesterov residual sparse Alpha Beta Epsilon Rho L1 L2 Grad CAM HiResCAM NaN
  tensorflow tfjs tf.loadLayersModel load_weights torchvision images labels train mnist idx1 idx3 ubyte ubyte.gz bin zip
  model.json weights.bin weights.npz labels.json IDX JPEG JSON PNG WebP SVG CSV URL https localhost Cookie cookie
  relaxed SGD RMSprop Adam BatchNormalization LeakyReLU depthwise downsampling normalization regularization None output unit upsampling QR Code
  Ctrl Delete Enter Esc Escape Shift Tab Z
  Yann LeCun Corinna Cortes Christopher Burges J.C MIT CC BY SA
  MB KB GB px ms`.split(/\s+/),
);

/** The words of a text that are in Latin letters and are no names; single letters, as in formulas, are not counted. */
export function foreignWords(text: string): string[] {
  const words = text.match(/[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*/g) ?? [];
  return words.filter((word) => word.length > 1 && !names.has(word));
}
