CREATE TABLE `annotation_removals` (
	`annotation_id` text PRIMARY KEY NOT NULL,
	`removed_by` text NOT NULL,
	`removed_at` text NOT NULL,
	FOREIGN KEY (`annotation_id`) REFERENCES `annotations`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`removed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `annotations` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`view` text NOT NULL,
	`reference_photo_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`kind` text NOT NULL,
	`points` text NOT NULL,
	`text` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reference_photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `annotations_patient` ON `annotations` (`patient_id`,`view`);--> statement-breakpoint
CREATE TABLE `assessment_signatures` (
	`assessment_id` text PRIMARY KEY NOT NULL,
	`score` integer NOT NULL,
	`note` text,
	`signed_at` text NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`view` text NOT NULL,
	`reference_photo_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`reference_is_a` integer NOT NULL,
	`reader_id` text NOT NULL,
	`opened_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reference_photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assessments_reader` ON `assessments` (`reader_id`,`photo_id`,`reference_photo_id`);--> statement-breakpoint
CREATE INDEX `assessments_patient` ON `assessments` (`patient_id`);--> statement-breakpoint
CREATE INDEX `assessments_photo` ON `assessments` (`photo_id`);--> statement-breakpoint
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
CREATE TRIGGER `assessments_no_update` BEFORE UPDATE ON `assessments` BEGIN SELECT RAISE(ABORT, 'append_only: assessments'); END;
--> statement-breakpoint
CREATE TRIGGER `assessments_no_delete` BEFORE DELETE ON `assessments` BEGIN SELECT RAISE(ABORT, 'append_only: assessments'); END;
--> statement-breakpoint
CREATE TRIGGER `assessment_signatures_no_update` BEFORE UPDATE ON `assessment_signatures` BEGIN SELECT RAISE(ABORT, 'append_only: assessment_signatures'); END;
--> statement-breakpoint
CREATE TRIGGER `assessment_signatures_no_delete` BEFORE DELETE ON `assessment_signatures` BEGIN SELECT RAISE(ABORT, 'append_only: assessment_signatures'); END;
--> statement-breakpoint
CREATE TRIGGER `annotations_no_update` BEFORE UPDATE ON `annotations` BEGIN SELECT RAISE(ABORT, 'append_only: annotations'); END;
--> statement-breakpoint
CREATE TRIGGER `annotations_no_delete` BEFORE DELETE ON `annotations` BEGIN SELECT RAISE(ABORT, 'append_only: annotations'); END;
--> statement-breakpoint
CREATE TRIGGER `annotation_removals_no_update` BEFORE UPDATE ON `annotation_removals` BEGIN SELECT RAISE(ABORT, 'append_only: annotation_removals'); END;
--> statement-breakpoint
CREATE TRIGGER `annotation_removals_no_delete` BEFORE DELETE ON `annotation_removals` BEGIN SELECT RAISE(ABORT, 'append_only: annotation_removals'); END;
--> statement-breakpoint
CREATE TRIGGER `course_sentences_no_update` BEFORE UPDATE ON `course_sentences` BEGIN SELECT RAISE(ABORT, 'append_only: course_sentences'); END;
--> statement-breakpoint
CREATE TRIGGER `course_sentences_no_delete` BEFORE DELETE ON `course_sentences` BEGIN SELECT RAISE(ABORT, 'append_only: course_sentences'); END;
