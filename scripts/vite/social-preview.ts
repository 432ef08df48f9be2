/**
 * What other sites show of a link to the page. They want the picture's whole address, which a build for any host does not know: PAGE_URL tells it
 * (`PAGE_URL=https://example.org/cnn/ npm run build`).
 */
import type { HtmlTagDescriptor, Plugin } from 'vite';

const picture = 'social-preview.png';

export function previewTags(title: string, description: string, pageUrl: string | undefined): HtmlTagDescriptor[] {
  const properties: Readonly<Record<string, string>> = {
    'og:type': 'website',
    'og:title': title,
    'og:description': description,
    'og:image': pageUrl === undefined ? `./${picture}` : new URL(picture, pageUrl).href,
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': title,
    ...(pageUrl !== undefined && { 'og:url': pageUrl }),
  };
  const attributes: Readonly<Record<string, string>>[] = [
    ...Object.entries(properties).map(([property, content]) => ({ property, content })),
    { name: 'twitter:card', content: 'summary_large_image' },
  ];
  // At the end: the encoding has to stand within the first kilobyte.
  return attributes.map((attrs) => ({ tag: 'meta', attrs, injectTo: 'head' }));
}

export function socialPreview(): Plugin {
  return {
    name: 'social-preview',
    apply: 'build',
    transformIndexHtml: (html) => {
      const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
      const [, description = ''] = /name="description" content="([^"]*)"/.exec(html) ?? [];
      return previewTags(title, description, process.env.PAGE_URL);
    },
  };
}
