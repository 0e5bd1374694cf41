CREATE TABLE `course_sentences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`course_id` text NOT NULL,
	`text` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` text NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `course_sentences_course` ON `course_sentences` (`course_id`,`id`);
--> statement-breakpoint
CREATE TRIGGER `course_sentences_no_update` BEFORE UPDATE ON `course_sentences` BEGIN SELECT RAISE(ABORT, 'append_only: course_sentences'); END;
--> statement-breakpoint
CREATE TRIGGER `course_sentences_no_delete` BEFORE DELETE ON `course_sentences` BEGIN SELECT RAISE(ABORT, 'append_only: course_sentences'); END;
