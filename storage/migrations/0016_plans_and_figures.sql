CREATE TABLE `course_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`course_id` text NOT NULL,
	`milestone` text NOT NULL,
	`kind` text NOT NULL,
	`sessions` integer,
	`every_months` integer,
	`text` text NOT NULL,
	`seen` text,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `course_decisions_course` ON `course_decisions` (`course_id`,`id`);--> statement-breakpoint
CREATE TABLE `plan_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`course_id` text NOT NULL,
	`sessions_before` integer NOT NULL,
	`sessions_after` integer NOT NULL,
	`interval_days_before` integer NOT NULL,
	`interval_days_after` integer NOT NULL,
	`reason` text,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`changed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `plan_changes_course` ON `plan_changes` (`course_id`,`id`);--> statement-breakpoint
CREATE TABLE `visit_moves` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`visit_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`moved_from` text NOT NULL,
	`moved_to` text,
	`reason` text,
	`moved_by` text NOT NULL,
	`moved_at` text NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`moved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `visit_moves_patient` ON `visit_moves` (`patient_id`,`id`);--> statement-breakpoint
CREATE TABLE `course_outcomes` (
	`course_id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`rules_version` integer NOT NULL,
	`outcome` text NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `course_outcomes_patient` ON `course_outcomes` (`patient_id`);--> statement-breakpoint
CREATE INDEX `course_outcomes_rules` ON `course_outcomes` (`rules_version`,`patient_id`);--> statement-breakpoint
CREATE TABLE `figure_set_rows` (
	`set_id` text NOT NULL,
	`position` integer NOT NULL,
	`row` text NOT NULL,
	PRIMARY KEY(`set_id`, `position`),
	FOREIGN KEY (`set_id`) REFERENCES `figure_sets`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `figure_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`frozen_on` text NOT NULL,
	`figures` text NOT NULL,
	`courses` integer NOT NULL,
	`patients` integer NOT NULL,
	`frozen_by` text NOT NULL,
	`frozen_at` text NOT NULL,
	FOREIGN KEY (`frozen_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `stale_outcomes` (
	`patient_id` text PRIMARY KEY NOT NULL,
	`changes` integer DEFAULT 1 NOT NULL
);

--> statement-breakpoint
CREATE TRIGGER `plan_changes_no_update` BEFORE UPDATE ON `plan_changes` BEGIN SELECT RAISE(ABORT, 'append_only: plan_changes'); END;
--> statement-breakpoint
CREATE TRIGGER `plan_changes_no_delete` BEFORE DELETE ON `plan_changes` BEGIN SELECT RAISE(ABORT, 'append_only: plan_changes'); END;
--> statement-breakpoint
CREATE TRIGGER `visit_moves_no_update` BEFORE UPDATE ON `visit_moves` BEGIN SELECT RAISE(ABORT, 'append_only: visit_moves'); END;
--> statement-breakpoint
CREATE TRIGGER `visit_moves_no_delete` BEFORE DELETE ON `visit_moves` BEGIN SELECT RAISE(ABORT, 'append_only: visit_moves'); END;
--> statement-breakpoint
CREATE TRIGGER `course_decisions_no_update` BEFORE UPDATE ON `course_decisions` BEGIN SELECT RAISE(ABORT, 'append_only: course_decisions'); END;
--> statement-breakpoint
CREATE TRIGGER `course_decisions_no_delete` BEFORE DELETE ON `course_decisions` BEGIN SELECT RAISE(ABORT, 'append_only: course_decisions'); END;
--> statement-breakpoint
CREATE TRIGGER `figure_sets_no_update` BEFORE UPDATE ON `figure_sets` BEGIN SELECT RAISE(ABORT, 'append_only: figure_sets'); END;
--> statement-breakpoint
CREATE TRIGGER `figure_sets_no_delete` BEFORE DELETE ON `figure_sets` BEGIN SELECT RAISE(ABORT, 'append_only: figure_sets'); END;
--> statement-breakpoint
CREATE TRIGGER `figure_set_rows_no_update` BEFORE UPDATE ON `figure_set_rows` BEGIN SELECT RAISE(ABORT, 'append_only: figure_set_rows'); END;
--> statement-breakpoint
CREATE TRIGGER `figure_set_rows_no_delete` BEFORE DELETE ON `figure_set_rows` BEGIN SELECT RAISE(ABORT, 'append_only: figure_set_rows'); END;
--> statement-breakpoint
CREATE TRIGGER `courses_outcome_insert` AFTER INSERT ON `courses` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `courses_outcome_update` AFTER UPDATE ON `courses` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `visits_outcome_insert` AFTER INSERT ON `visits` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `visits_outcome_update` AFTER UPDATE ON `visits` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `photos_outcome_insert` AFTER INSERT ON `photos` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `photos_outcome_update` AFTER UPDATE ON `photos` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `visits_outcome_moved` AFTER UPDATE OF patient_id ON `visits` WHEN OLD.patient_id <> NEW.patient_id BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (OLD.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `photos_outcome_moved` AFTER UPDATE OF patient_id ON `photos` WHEN OLD.patient_id <> NEW.patient_id BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (OLD.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `reference_photos_outcome_insert` AFTER INSERT ON `reference_photos` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `treatment_entries_outcome_insert` AFTER INSERT ON `treatment_entries` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `measurements_outcome_insert` AFTER INSERT ON `measurements` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `regions_outcome_insert` AFTER INSERT ON `regions` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `reference_retirements_outcome_insert` AFTER INSERT ON `reference_retirements` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES ((select patient_id from reference_photos where id = NEW.reference_id)) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `alignments_outcome_insert` AFTER INSERT ON `alignments` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES ((select patient_id from photos where id = NEW.photo_id)) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `milestone_reviews_outcome_insert` AFTER INSERT ON `milestone_reviews` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES ((select patient_id from courses where id = NEW.course_id)) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `analyses_outcome_update` AFTER UPDATE ON `analyses` WHEN NEW.state IN ('done', 'failed') BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `patients_outcome_update` AFTER UPDATE ON `patients` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
CREATE TRIGGER `clinic_outcome_update` AFTER UPDATE OF anchor, twelve_months ON `clinic` BEGIN INSERT INTO stale_outcomes (patient_id) SELECT DISTINCT patient_id FROM courses WHERE true ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
--> statement-breakpoint
-- The outcomes of what is there already are found at the first start.
INSERT INTO stale_outcomes (patient_id) SELECT DISTINCT patient_id FROM courses WHERE true ON CONFLICT (patient_id) DO NOTHING;
