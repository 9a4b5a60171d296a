import { chooseLanguage } from '@xianban/service-kit/language/choose-language';
import { type Language, LANGUAGES } from '@xianban/service-kit/language/language';
import type { FastifyRequest } from 'fastify';

/** The language of a page: `?lang=`, else what the browser likes best. */
export function pageLanguage(request: FastifyRequest): Language {
  const { lang } = request.query as { readonly lang?: unknown };
  return LANGUAGES.find((language) => language === lang) ?? chooseLanguage(request.headers['accept-language']);
}
