import { describe, expect, it } from "vitest";
import { createTypesetter } from "../../../../../shared/documents/fonts/typesetter.ts";
import { fontSet } from "../../../../../shared/documents/fonts/font-set.ts";
import { noticePages } from "../../../../../shared/documents/notice-pdf/notice-pages.ts";
import type { Notice } from "../../../../../shared/domain/notices/notice.ts";
import type { NoticeLanguages } from "../../../../../shared/domain/notices/notice-form.ts";
import { composeNoticeWords } from "../../../../../shared/domain/notices/notice-words.ts";
import { type OfficialExample, printExample } from "../../../../support/notices/official-examples.ts";
import { type PlacedText, placedTexts } from "../../../../support/notices/pdf-text.ts";
import { plan, sampleNotice } from "../../../../support/notices/sample-notices.ts";

/** Measured in millimetres on pagoPA's own example notices. */
const tolerance = 1;
