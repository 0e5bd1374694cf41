CREATE TABLE `assessment_signatures` (
	`assessment_id` text PRIMARY KEY NOT NULL,
	`score` integer NOT NULL,
	`note` text,
	`measurement_id` text NOT NULL,
	`signed_at` text NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`measurement_id`) REFERENCES `measurements`(`id`) ON UPDATE no action ON DELETE restrict
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
CREATE INDEX `assessments_photo` ON `assessments` (`photo_id`);
--> statement-breakpoint
CREATE TRIGGER `assessments_no_update` BEFORE UPDATE ON `assessments` BEGIN SELECT RAISE(ABORT, 'append_only: assessments'); END;
--> statement-breakpoint
CREATE TRIGGER `assessments_no_delete` BEFORE DELETE ON `assessments` BEGIN SELECT RAISE(ABORT, 'append_only: assessments'); END;
--> statement-breakpoint
CREATE TRIGGER `assessment_signatures_no_update` BEFORE UPDATE ON `assessment_signatures` BEGIN SELECT RAISE(ABORT, 'append_only: assessment_signatures'); END;
--> statement-breakpoint
CREATE TRIGGER `assessment_signatures_no_delete` BEFORE DELETE ON `assessment_signatures` BEGIN SELECT RAISE(ABORT, 'append_only: assessment_signatures'); END;
