/** The files of a data set: the page tells which of them are here, the engine loads them (dataset-files.ts). */
export const dataParts = ['trainImages', 'trainLabels', 'testImages', 'testLabels'] as const;
export type DataPart = (typeof dataParts)[number];
