// Answers tests/publish/test_form_words.py: schedules and remarks about dates as the preview says them. JSON in, JSON out.

import { readFileSync } from "node:fs";

import { remarkWords, scheduleWords } from "../../generator/assets/js/form_dates.js";

const { schedules, sessions } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify([schedules.map(scheduleWords), sessions.map(remarkWords)]));
