// Answers tests/publish/test_form_words.py: schedules as the preview says them. JSON in, JSON out.

import { readFileSync } from "node:fs";

import { scheduleWords } from "../../generator/assets/js/form_dates.js";

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(scheduleWords)));
