/** What of ConvNetJS 0.3 the benchmark uses; the package has no types. */
declare module 'convnetjs' {
  export interface Vol {
    readonly w: Float64Array;
  }
  export interface Net {
    readonly layers: readonly { readonly filters?: readonly Vol[]; readonly biases?: Vol }[];
    makeLayers(definitions: readonly Definition[]): void;
  }
  export type Definition = Readonly<Record<string, string | number>>;
  const convnetjs: {
    readonly Net: new () => Net;
    readonly Vol: new (width: number, height: number, depth: number, value: number) => Vol;
    readonly Trainer: new (
      net: Net,
      options: Definition,
    ) => { train(x: Vol, label: number): { readonly cost_loss: number } };
  };
  // eslint-disable-next-line no-restricted-syntax -- the package is made so
  export default convnetjs;
}
