CREATE TABLE `answer_chains` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`decider` text NOT NULL,
	`reviewer` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_chains_matter` ON `answer_chains` (`matter_id`,`id`);--> statement-breakpoint
CREATE TABLE `answer_change_ends` (
	`change_id` text PRIMARY KEY NOT NULL,
	`how` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`change_id`) REFERENCES `answer_changes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `change_reasons` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`document_id` text NOT NULL,
	`blocks` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `change_reasons_round` ON `change_reasons` (`round_id`,`id`);--> statement-breakpoint
CREATE TABLE `answer_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`document_id` text NOT NULL,
	`kind` text NOT NULL,
	`blocks` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`anchor` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_changes_comment` ON `answer_changes` (`comment_id`);--> statement-breakpoint
CREATE TABLE `document_clients` (
	`document_id` text NOT NULL,
	`client_id` text NOT NULL,
	`person_id` text,
	PRIMARY KEY(`document_id`, `client_id`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `colleague_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`handle` text NOT NULL,
	`secret_hash` text NOT NULL,
	`label` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`wrong` integer NOT NULL,
	`waits_until` integer,
	`revoked_at` integer,
	`revoked_by` text,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `colleague_codes_handle` ON `colleague_codes` (`handle`);--> statement-breakpoint
CREATE INDEX `colleague_codes_response` ON `colleague_codes` (`response_id`);--> statement-breakpoint
CREATE TABLE `colleagues` (
	`person_id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`code_id` text NOT NULL,
	`unit` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`code_id`) REFERENCES `colleague_codes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `colleagues_response` ON `colleagues` (`response_id`);--> statement-breakpoint
CREATE TABLE `comment_originals` (
	`comment_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`proposed_text` text NOT NULL,
	`reason` text NOT NULL,
	`replaced_by` text NOT NULL,
	`replaced_at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaced_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `comment_voices` (
	`comment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`word` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`comment_id`, `person_id`),
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`round_id` text NOT NULL,
	`package_id` text NOT NULL,
	`number` integer,
	`scope` text NOT NULL,
	`frozen_document_id` text,
	`from_block` text,
	`from_offset` integer,
	`to_block` text,
	`to_offset` integer,
	`quote` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`ids` text NOT NULL,
	`ordinal` integer NOT NULL,
	`clause_number` text,
	`clause_heading` text,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`proposed_text` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`version` integer NOT NULL,
	`changed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`removed_at` integer,
	`standing` text NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	`merged_into` text,
	`replaces_id` text,
	`part_of` text,
	`part` integer,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`frozen_document_id`) REFERENCES `frozen_documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comments_response` ON `comments` (`response_id`);--> statement-breakpoint
CREATE INDEX `comments_round` ON `comments` (`round_id`,`number`);--> statement-breakpoint
CREATE INDEX `comments_part_of` ON `comments` (`part_of`);--> statement-breakpoint
CREATE TABLE `committee_stays` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`body` text NOT NULL,
	`meeting_on` text NOT NULL,
	`handed_by` text NOT NULL,
	`handed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`taken_back_by` text,
	`taken_back_at` integer,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handed_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_back_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `committee_stays_response` ON `committee_stays` (`response_id`);--> statement-breakpoint
CREATE TABLE `compared_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`package_before` text NOT NULL,
	`package_id` text NOT NULL,
	`content` blob NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_before`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `compared_versions_once` ON `compared_versions` (`round_id`,`package_before`,`package_id`);--> statement-breakpoint
CREATE TABLE `round_conclusions` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`comments` integer NOT NULL,
	`undecided` integer NOT NULL,
	`override_by` text,
	`override_on` text,
	`override_reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `round_conclusions_round` ON `round_conclusions` (`round_id`,`id`);--> statement-breakpoint
CREATE TABLE `confirmations` (
	`response_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`decided_on` text NOT NULL,
	`paragraph` text NOT NULL,
	`reservation` text NOT NULL,
	`channel` text NOT NULL,
	`received_on` text NOT NULL,
	`content` blob NOT NULL,
	`hash` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `consultee_letters` (
	`letter_id` text NOT NULL,
	`consultee_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`letter_id`, `consultee_id`),
	FOREIGN KEY (`letter_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consultee_id`) REFERENCES `consultees`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultee_letters_consultee` ON `consultee_letters` (`consultee_id`);--> statement-breakpoint
CREATE TABLE `consultees` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`body` text,
	`category` text NOT NULL,
	`obliged` integer NOT NULL,
	`unsolicited` integer NOT NULL,
	`official_mail` text NOT NULL,
	`contact_name` text,
	`contact_mail` text,
	`meeting_on` text,
	`own_registry_number` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`invited_at` integer,
	`opened_at` integer,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultees_round` ON `consultees` (`round_id`);--> statement-breakpoint
CREATE INDEX `consultees_organisation` ON `consultees` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `journal_details` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`details` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `journal_entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `document_images` (
	`document_id` text NOT NULL,
	`file_hash` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`added_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`document_id`, `file_hash`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_images_file` ON `document_images` (`file_hash`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`parent_id` text,
	`ordinal` integer NOT NULL,
	`party_ids` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`write_epoch` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `documents_matter` ON `documents` (`matter_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `reading_comment_versions` (
	`comment_id` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`comment_id`, `version`),
	FOREIGN KEY (`comment_id`) REFERENCES `reading_comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `remark_reply_versions` (
	`reply_id` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`reply_id`, `version`),
	FOREIGN KEY (`reply_id`) REFERENCES `remark_replies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `journal_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`chain` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`audience` text NOT NULL,
	`actor_id` text,
	`act` text NOT NULL,
	`matter_id` text,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`details_hash` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `journal_chain` ON `journal_entries` (`chain`,`seq`);--> statement-breakpoint
CREATE INDEX `journal_matter` ON `journal_entries` (`matter_id`,`id`);--> statement-breakpoint
CREATE TABLE `extensions` (
	`id` text PRIMARY KEY NOT NULL,
	`consultee_id` text NOT NULL,
	`until` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`consultee_id`) REFERENCES `consultees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `extensions_consultee` ON `extensions` (`consultee_id`);--> statement-breakpoint
CREATE TABLE `files` (
	`hash` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `final_report_orders` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`conclusion_id` text NOT NULL,
	`job_id` text NOT NULL,
	`group_by` text NOT NULL,
	`locale` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`cancelled_at` integer,
	`failed_at` integer,
	`failure` text,
	`made_at` integer,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conclusion_id`) REFERENCES `round_conclusions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`job_id`) REFERENCES `jobs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `final_report_orders_conclusion` ON `final_report_orders` (`conclusion_id`,`id`);--> statement-breakpoint
CREATE TABLE `final_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`conclusion_id` text NOT NULL,
	`number` integer NOT NULL,
	`docx` text NOT NULL,
	`pdf` text NOT NULL,
	`html` text NOT NULL,
	`xlsx` text NOT NULL,
	`csv` text NOT NULL,
	`json` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conclusion_id`) REFERENCES `round_conclusions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`docx`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pdf`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`html`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`xlsx`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`csv`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`json`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `final_reports_number` ON `final_reports` (`round_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `final_reports_conclusion` ON `final_reports` (`conclusion_id`);--> statement-breakpoint
CREATE TABLE `framework_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`package_id` text NOT NULL,
	`note` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `framework_reviews_document` ON `framework_reviews` (`document_id`,`id`);--> statement-breakpoint
CREATE TABLE `frozen_blocks` (
	`frozen_document_id` text NOT NULL,
	`block` text NOT NULL,
	`ordinal` integer NOT NULL,
	`kind` text NOT NULL,
	`clause_number` text,
	`heading_path` text NOT NULL,
	`text` text NOT NULL,
	`runs` text NOT NULL,
	PRIMARY KEY(`frozen_document_id`, `block`),
	FOREIGN KEY (`frozen_document_id`) REFERENCES `frozen_documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `frozen_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`package_id` text NOT NULL,
	`document_id` text NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`ordinal` integer NOT NULL,
	`parent_ordinal` integer,
	`format` integer NOT NULL,
	`content` blob NOT NULL,
	`hash` text NOT NULL,
	`html` text NOT NULL,
	`html_hash` text NOT NULL,
	`blocks_hash` text NOT NULL,
	`seq` integer NOT NULL,
	`state` blob NOT NULL,
	`state_vector` blob NOT NULL,
	`words` integer NOT NULL,
	FOREIGN KEY (`package_id`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `frozen_documents_package` ON `frozen_documents` (`package_id`);--> statement-breakpoint
CREATE TABLE `frozen_images` (
	`package_id` text NOT NULL,
	`file_hash` text NOT NULL,
	PRIMARY KEY(`package_id`, `file_hash`),
	FOREIGN KEY (`package_id`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`actor` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`actor`, `key`)
);
--> statement-breakpoint
CREATE TABLE `document_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`name` text NOT NULL,
	`report` text NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`imported_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_imports_document` ON `document_imports` (`document_id`,`id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`organisation_id` text NOT NULL,
	`invited_by` text NOT NULL,
	`token_hash` text NOT NULL,
	`code_hash` text NOT NULL,
	`code_tries` integer NOT NULL,
	`language` text DEFAULT 'sv' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invitations_language" CHECK(language in ('sv', 'en'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `involvement_versions` (
	`involvement_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`involvement_id`, `version`),
	FOREIGN KEY (`involvement_id`) REFERENCES `involvements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `involvements` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`on` text NOT NULL,
	`content` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer,
	`removed_at` integer,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `involvements_matter` ON `involvements` (`matter_id`,`on`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`input` text NOT NULL,
	`created_at` integer NOT NULL,
	`leased_until` integer,
	`attempts` integer NOT NULL,
	`progress` integer NOT NULL,
	`result` text,
	`failure` text,
	`cancelled_at` integer,
	`done_at` integer
);
--> statement-breakpoint
CREATE INDEX `jobs_waiting` ON `jobs` (`done_at`,`leased_until`);--> statement-breakpoint
CREATE TABLE `comment_joinings` (
	`split_id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`split_id`) REFERENCES `comment_splits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `joint_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`consultee_id` text NOT NULL,
	`ground` text NOT NULL,
	`content` blob NOT NULL,
	`hash` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consultee_id`) REFERENCES `consultees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `joint_counts_response` ON `joint_counts` (`response_id`);--> statement-breakpoint
CREATE INDEX `joint_counts_consultee` ON `joint_counts` (`consultee_id`);--> statement-breakpoint
CREATE TABLE `joint_endings` (
	`joint_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`joint_id`) REFERENCES `joint_counts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `joint_names` (
	`response_id` text NOT NULL,
	`consultee_id` text NOT NULL,
	`ground` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`response_id`, `consultee_id`),
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consultee_id`) REFERENCES `consultees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answer_meeting_items` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`comment_id` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `answer_meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_meeting_items_comment` ON `answer_meeting_items` (`meeting_id`,`comment_id`);--> statement-breakpoint
CREATE INDEX `answer_meeting_items_of` ON `answer_meeting_items` (`comment_id`);--> statement-breakpoint
CREATE TABLE `document_locks` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`block` text,
	`title` text,
	`purpose` text NOT NULL,
	`reason` text NOT NULL,
	`locked_by` text NOT NULL,
	`locked_at` integer NOT NULL,
	`released_by` text,
	`released_at` integer,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`locked_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `locks_document` ON `document_locks` (`document_id`);--> statement-breakpoint
CREATE TABLE `maskings` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`field` text NOT NULL,
	`comment_id` text,
	`from` integer NOT NULL,
	`to` integer NOT NULL,
	`words` text NOT NULL,
	`ground` text NOT NULL,
	`law` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`lifted_by` text,
	`lifted_at` integer,
	`lift_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lifted_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `maskings_response` ON `maskings` (`response_id`);--> statement-breakpoint
CREATE TABLE `matters` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`registry_number` text NOT NULL,
	`authority_id` text NOT NULL,
	`bodies` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `meeting_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`stay_id` text NOT NULL,
	`field` text NOT NULL,
	`comment_id` text,
	`section_id` text,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`stay_id`) REFERENCES `committee_stays`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`section_id`) REFERENCES `round_sections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meeting_changes_stay` ON `meeting_changes` (`stay_id`);--> statement-breakpoint
CREATE TABLE `answer_meeting_decisions` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`paragraph` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `answer_meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answer_meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`body` text NOT NULL,
	`held_on` text NOT NULL,
	`revision` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_meetings_round` ON `answer_meetings` (`round_id`);--> statement-breakpoint
CREATE TABLE `consultee_members` (
	`id` text PRIMARY KEY NOT NULL,
	`consultee_id` text NOT NULL,
	`person_id` text,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	FOREIGN KEY (`consultee_id`) REFERENCES `consultees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultee_members_consultee` ON `consultee_members` (`consultee_id`);--> statement-breakpoint
CREATE INDEX `consultee_members_person` ON `consultee_members` (`person_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`person_id`, `organisation_id`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `memo_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`file_hash` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`put_aside_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memo_templates_organisation` ON `memo_templates` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `remark_mentions` (
	`reply_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`reply_id`, `person_id`),
	FOREIGN KEY (`reply_id`) REFERENCES `remark_replies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `remark_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`person_id` text NOT NULL,
	`remark_id` text NOT NULL,
	`reply_id` text,
	`kind` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`told_at` integer,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`remark_id`) REFERENCES `remarks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reply_id`) REFERENCES `remark_replies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `remark_notices_waiting` ON `remark_notices` (`person_id`,`matter_id`,`told_at`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`registration_number` text,
	`official_mail` text,
	`registry_mail` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_name` ON `organisations` (`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_registration_number` ON `organisations` (`registration_number`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`recipient` text NOT NULL,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`attachments` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`next_words` text,
	`leased_until` integer,
	`last_error` text,
	`replaced_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`sent_at`,`next_attempt_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_secret` ON `outbox` (`secret`);--> statement-breakpoint
CREATE INDEX `outbox_recipient` ON `outbox` (`recipient`);--> statement-breakpoint
CREATE TABLE `answer_meeting_outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`comment_id` text NOT NULL,
	`how` text NOT NULL,
	`reason` text NOT NULL,
	`step_id` text,
	FOREIGN KEY (`meeting_id`) REFERENCES `answer_meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`step_id`) REFERENCES `answer_steps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_meeting_outcomes_comment` ON `answer_meeting_outcomes` (`meeting_id`,`comment_id`);--> statement-breakpoint
CREATE INDEX `answer_meeting_outcomes_step` ON `answer_meeting_outcomes` (`step_id`);--> statement-breakpoint
CREATE TABLE `frozen_packages` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`number` integer NOT NULL,
	`purpose` text NOT NULL,
	`reason` text NOT NULL,
	`hash` text NOT NULL,
	`confirmed` text NOT NULL,
	`supersessions` blob NOT NULL,
	`frozen_by` text NOT NULL,
	`frozen_at` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`frozen_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `packages_number` ON `frozen_packages` (`matter_id`,`number`);--> statement-breakpoint
CREATE TABLE `participants` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`person_id` text,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `participants_matter` ON `participants` (`matter_id`);--> statement-breakpoint
CREATE INDEX `participants_person` ON `participants` (`person_id`);--> statement-breakpoint
CREATE TABLE `parties` (
	`matter_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`deciding_body` text,
	`registry_number` text,
	PRIMARY KEY(`matter_id`, `organisation_id`),
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `password_links` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`code_hash` text NOT NULL,
	`code_tries` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`replaced_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `password_links_token` ON `password_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `password_links_person` ON `password_links` (`person_id`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`is_administrator` integer NOT NULL,
	`language` text DEFAULT 'sv' NOT NULL,
	`notice_pace` text DEFAULT 'soon' NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	CONSTRAINT "persons_language" CHECK(language in ('sv', 'en'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `persons_email` ON `persons` (`email`);--> statement-breakpoint
CREATE TABLE `pre_notice_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pre_notice_settings_round` ON `pre_notice_settings` (`round_id`,`id`);--> statement-breakpoint
CREATE TABLE `pre_notices` (
	`conclusion_id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`public_on` text NOT NULL,
	`letters` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`conclusion_id`) REFERENCES `round_conclusions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pre_notices_round` ON `pre_notices` (`round_id`);--> statement-breakpoint
CREATE TABLE `public_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`turned_off_by` text,
	`turned_off_at` integer,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`turned_off_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `public_forms_round` ON `public_forms` (`round_id`);--> statement-breakpoint
CREATE TABLE `publications` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`package_id` text,
	`papers` text,
	`confirmed` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`papers`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `publications_round` ON `publications` (`round_id`);--> statement-breakpoint
CREATE TABLE `published_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`number` integer NOT NULL,
	`file_hash` text NOT NULL,
	`page_hash` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`page_hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `published_reports_round` ON `published_reports` (`round_id`,`number`);--> statement-breakpoint
CREATE TABLE `published_responses` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`masked` integer NOT NULL,
	`confirmed` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`hidden_by` text,
	`hidden_at` integer,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hidden_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `published_responses_response` ON `published_responses` (`response_id`);--> statement-breakpoint
CREATE TABLE `reading_question_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`by` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `reading_questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reading_question_answers_version` ON `reading_question_answers` (`question_id`,`by`,`version`);--> statement-breakpoint
CREATE TABLE `reading_comment_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `reading_comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reading_comment_answers_version` ON `reading_comment_answers` (`comment_id`,`version`);--> statement-breakpoint
CREATE TABLE `reading_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`reading_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`number` integer NOT NULL,
	`scope` text NOT NULL,
	`frozen_document_id` text,
	`from_block` text,
	`from_offset` integer,
	`to_block` text,
	`to_offset` integer,
	`quote` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`ids` text NOT NULL,
	`ordinal` integer NOT NULL,
	`clause_number` text,
	`clause_heading` text,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`reading_id`) REFERENCES `readings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`frozen_document_id`) REFERENCES `frozen_documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reading_comments_reading` ON `reading_comments` (`reading_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `reading_comments_number` ON `reading_comments` (`matter_id`,`number`);--> statement-breakpoint
CREATE TABLE `reading_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`reading_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`reading_id`) REFERENCES `readings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reading_questions_reading` ON `reading_questions` (`reading_id`);--> statement-breakpoint
CREATE TABLE `readings` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`package_id` text NOT NULL,
	`message` text NOT NULL,
	`last_day` text NOT NULL,
	`outcome` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_by` text,
	`closed_at` integer,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `readings_matter` ON `readings` (`matter_id`);--> statement-breakpoint
CREATE TABLE `answer_reason_ends` (
	`reason_id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`reason_id`) REFERENCES `answer_reasons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answer_reasons` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`words` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_reasons_matter` ON `answer_reasons` (`matter_id`,`id`);--> statement-breakpoint
CREATE TABLE `remarks` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`anchor` text NOT NULL,
	`seq` integer NOT NULL,
	`clause_number` text,
	`clause_heading` text,
	`followed` text,
	`followed_seq` integer,
	`moved` integer NOT NULL,
	`raised_by` text NOT NULL,
	`raised_as` text NOT NULL,
	`raised_at` integer NOT NULL,
	`resolved_by` text,
	`resolved_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolved_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `remarks_document` ON `remarks` (`document_id`);--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`consultee_id` text NOT NULL,
	`last_day` text NOT NULL,
	`days` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`consultee_id`) REFERENCES `consultees`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_once` ON `reminders` (`consultee_id`,`last_day`,`days`);--> statement-breakpoint
CREATE TABLE `frozen_renditions` (
	`frozen_document_id` text NOT NULL,
	`format` text NOT NULL,
	`file_hash` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`frozen_document_id`, `format`),
	FOREIGN KEY (`frozen_document_id`) REFERENCES `frozen_documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `round_reopenings` (
	`conclusion_id` text PRIMARY KEY NOT NULL,
	`decided_by` text NOT NULL,
	`decided_on` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`conclusion_id`) REFERENCES `round_conclusions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `remark_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`remark_id` text NOT NULL,
	`by` text NOT NULL,
	`as` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`wording` text NOT NULL,
	`wording_seq` integer NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`remark_id`) REFERENCES `remarks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `replies_remark` ON `remark_replies` (`remark_id`);--> statement-breakpoint
CREATE TABLE `report_exports` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`job_id` text NOT NULL,
	`format` text NOT NULL,
	`group_by` text NOT NULL,
	`locale` text NOT NULL,
	`filter` text NOT NULL,
	`anonymised` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`cancelled_at` integer,
	`failed_at` integer,
	`failure` text,
	`made_at` integer,
	`made_of` text,
	`hash` text,
	`file` text,
	`removed_at` integer,
	`removed_by` text,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`job_id`) REFERENCES `jobs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`removed_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_exports_round` ON `report_exports` (`round_id`,`id`);--> statement-breakpoint
CREATE INDEX `report_exports_file` ON `report_exports` (`file`);--> statement-breakpoint
CREATE TABLE `report_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`file` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`put_aside_at` integer,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_templates_matter` ON `report_templates` (`matter_id`);--> statement-breakpoint
CREATE TABLE `response_files` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`file_hash` text NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `response_files_response` ON `response_files` (`response_id`);--> statement-breakpoint
CREATE TABLE `response_sharings` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`shared` integer NOT NULL,
	`decided_by` text,
	`decided_on` text,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `response_sharings_round` ON `response_sharings` (`round_id`);--> statement-breakpoint
CREATE TABLE `responses` (
	`id` text PRIMARY KEY NOT NULL,
	`consultee_id` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`stance` text,
	`condition` text NOT NULL,
	`summary` text NOT NULL,
	`deciding_body` text NOT NULL,
	`decision_level` text,
	`decided_on` text,
	`paragraph` text NOT NULL,
	`registry_number` text NOT NULL,
	`preliminary` integer NOT NULL,
	`reservation` text,
	`received_on` text,
	`authored_on` text,
	`submitted_at` integer,
	`submitted_by` text,
	`late` integer NOT NULL,
	`after_conclusion` integer,
	`content` blob,
	`hash` text,
	`version` integer NOT NULL,
	`edits` text NOT NULL,
	`follows_id` text,
	`replaces_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`consultee_id`) REFERENCES `consultees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `responses_consultee` ON `responses` (`consultee_id`);--> statement-breakpoint
CREATE TABLE `return_links` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`response_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `return_links_secret` ON `return_links` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `return_links_person` ON `return_links` (`person_id`);--> statement-breakpoint
CREATE TABLE `returned_mail` (
	`id` text PRIMARY KEY NOT NULL,
	`file_hash` text NOT NULL,
	`letter_id` text,
	`outcome` text NOT NULL,
	`status` text NOT NULL,
	`diagnostic` text NOT NULL,
	`file_name` text,
	`at` integer NOT NULL,
	`told_at` integer,
	FOREIGN KEY (`letter_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `returned_mail_once` ON `returned_mail` (`file_hash`);--> statement-breakpoint
CREATE INDEX `returned_mail_letter` ON `returned_mail` (`letter_id`);--> statement-breakpoint
CREATE TABLE `round_answers` (
	`response_id` text NOT NULL,
	`question_id` text NOT NULL,
	`value` text NOT NULL,
	`version` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`response_id`, `question_id`),
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `round_questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `round_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`package_before` text NOT NULL,
	`package_id` text NOT NULL,
	`deadline_before` text NOT NULL,
	`deadline` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_on` text NOT NULL,
	`reason` text NOT NULL,
	`texts` text NOT NULL,
	`sealed_before` blob,
	`seal_before` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_before`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `round_corrections_round` ON `round_corrections` (`round_id`);--> statement-breakpoint
CREATE TABLE `round_papers` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`title` text NOT NULL,
	`wanted` integer NOT NULL,
	`name` text NOT NULL,
	`file_hash` text NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `round_papers_round` ON `round_papers` (`round_id`);--> statement-breakpoint
CREATE TABLE `round_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`options` text NOT NULL,
	`required` integer NOT NULL,
	`frozen_document_id` text,
	`block` text,
	`clause_number` text,
	`clause_heading` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`frozen_document_id`) REFERENCES `frozen_documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `round_questions_round` ON `round_questions` (`round_id`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`number` integer NOT NULL,
	`package_id` text NOT NULL,
	`title` text NOT NULL,
	`deadline` text NOT NULL,
	`letter` text NOT NULL,
	`contact_name` text NOT NULL,
	`contact_mail` text NOT NULL,
	`letter_file` text,
	`changes_since` text,
	`sealed` blob,
	`seal_hash` text,
	`reminders_since` integer,
	`created_at` integer NOT NULL,
	`opened_at` integer,
	`closed_at` integer,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_file`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_number` ON `rounds` (`matter_id`,`number`);--> statement-breakpoint
CREATE TABLE `second_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`deadline` text NOT NULL,
	`deadline_before` text NOT NULL,
	`closed_at` integer NOT NULL,
	`decided_by` text NOT NULL,
	`decided_on` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `second_openings_round` ON `second_openings` (`round_id`);--> statement-breakpoint
CREATE TABLE `section_stances` (
	`response_id` text NOT NULL,
	`section_id` text NOT NULL,
	`stance` text,
	`condition` text NOT NULL,
	`version` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`response_id`, `section_id`),
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`section_id`) REFERENCES `round_sections`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `round_sections` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`frozen_document_id` text NOT NULL,
	`document_title` text NOT NULL,
	`block` text NOT NULL,
	`clause_number` text NOT NULL,
	`clause_heading` text NOT NULL,
	`ordinal` integer NOT NULL,
	`required` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`frozen_document_id`) REFERENCES `frozen_documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `round_sections_once` ON `round_sections` (`round_id`,`frozen_document_id`,`block`);--> statement-breakpoint
CREATE TABLE `comment_separations` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`comment_id` text NOT NULL,
	`others` text NOT NULL,
	`apart` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_separations_round` ON `comment_separations` (`round_id`,`id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`email` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` integer
);
--> statement-breakpoint
CREATE TABLE `document_snapshots` (
	`document_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`bytes` blob NOT NULL,
	`checksum` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `comment_sorting_undos` (
	`sorting_id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`sorting_id`) REFERENCES `comment_sortings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `comment_sortings` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`kind` text NOT NULL,
	`to` text,
	`had` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_sortings_round` ON `comment_sortings` (`round_id`,`id`);--> statement-breakpoint
CREATE TABLE `comment_splits` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`passages` text NOT NULL,
	`parts` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_splits_comment` ON `comment_splits` (`comment_id`,`id`);--> statement-breakpoint
CREATE TABLE `matter_states` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`state` text NOT NULL,
	`on` text NOT NULL,
	`reason` text NOT NULL,
	`by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `matter_states_matter` ON `matter_states` (`matter_id`,`id`);--> statement-breakpoint
CREATE TABLE `answer_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`disposition` text NOT NULL,
	`rationale` text NOT NULL,
	`referred_to` text NOT NULL,
	`reasons` text NOT NULL,
	`texts` text NOT NULL,
	`remark` text NOT NULL,
	`carried_from` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`carried_from`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_steps_version` ON `answer_steps` (`comment_id`,`version`);--> statement-breakpoint
CREATE TABLE `supersessions` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`title` text NOT NULL,
	`registry_number` text,
	`part` text,
	`effect` text NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`extended_to` text,
	`replaced_by` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supersessions_matter` ON `supersessions` (`matter_id`,`id`);--> statement-breakpoint
CREATE TABLE `answer_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text,
	`organisation_id` text,
	`name` text NOT NULL,
	`words` text NOT NULL,
	`version` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_texts_matter` ON `answer_texts` (`matter_id`);--> statement-breakpoint
CREATE INDEX `answer_texts_organisation` ON `answer_texts` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `themes` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`name` text NOT NULL,
	`main_points` text NOT NULL,
	`changed` text NOT NULL,
	`not_met` text NOT NULL,
	`ordinal` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `themes_round` ON `themes` (`round_id`);--> statement-breakpoint
CREATE TABLE `timetable` (
	`matter_id` text NOT NULL,
	`phase` text NOT NULL,
	`planned_on` text NOT NULL,
	PRIMARY KEY(`matter_id`, `phase`),
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `comment_triage` (
	`comment_id` text PRIMARY KEY NOT NULL,
	`theme_id` text,
	`assignee_id` text,
	`due_on` text,
	`duplicate_of` text,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`duplicate_of`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `unmet_letters` (
	`consultee_id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`consultee_id`) REFERENCES `consultees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unmet_letters_round` ON `unmet_letters` (`round_id`);--> statement-breakpoint
CREATE TABLE `unsolicited_responses` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`package_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`organisation` text NOT NULL,
	`stance` text NOT NULL,
	`condition` text NOT NULL,
	`text` text NOT NULL,
	`comments` text NOT NULL,
	`language` text NOT NULL,
	`sent_at` integer NOT NULL,
	`secret_hash` text NOT NULL,
	`letter_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`confirmed_at` integer,
	`told_at` integer,
	`response_id` text,
	`reason` text,
	`settled_by` text,
	`settled_at` integer,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `frozen_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unsolicited_responses_round` ON `unsolicited_responses` (`round_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `unsolicited_responses_secret` ON `unsolicited_responses` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `unsolicited_responses_response` ON `unsolicited_responses` (`response_id`);--> statement-breakpoint
CREATE TABLE `document_updates` (
	`document_id` text NOT NULL,
	`seq` integer NOT NULL,
	`bytes` blob NOT NULL,
	`checksum` text NOT NULL,
	`person_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`document_id`, `seq`),
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`hash` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `uploads_once` ON `uploads` (`response_id`,`kind`,`name`,`hash`);--> statement-breakpoint
CREATE TABLE `document_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`named_by` text NOT NULL,
	`named_at` integer NOT NULL,
	`seq` integer NOT NULL,
	`format` integer NOT NULL,
	`content` blob NOT NULL,
	`hash` text NOT NULL,
	`words` integer NOT NULL,
	`rewritten` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`named_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_number` ON `document_versions` (`document_id`,`number`);--> statement-breakpoint
CREATE TABLE `bench_views` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`filter` text NOT NULL,
	`shared` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bench_views_name` ON `bench_views` (`round_id`,`person_id`,`name`);--> statement-breakpoint
CREATE TABLE `withdrawals` (
	`response_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`channel` text NOT NULL,
	`received_on` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`replaced_by` text,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaced_by`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action
);
